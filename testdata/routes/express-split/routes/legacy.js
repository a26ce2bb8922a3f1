'use strict';

const users = { find: (req, res) => res.json([]) };

module.exports = function (app) {
  app.get('/legacy/users', users.find); // route: GET /legacy/users behind headers
  app.all('/legacy/*rest', (req, res) => res.redirect('/')); // route: ALL /legacy/*rest behind headers
};
