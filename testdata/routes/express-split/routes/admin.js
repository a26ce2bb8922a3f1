const express = require('express');

module.exports = (options) => {
  const admin = express();
  admin.use((req, res, next) => {
    if (!req.user) return res.status(401).end();
    next();
  });
  admin.get('/', (req, res) => res.send(options.title)); // route: GET /admin behind headers authentication
  admin.post('/reindex', (req, res) => res.sendStatus(202)); // route: POST /admin/reindex behind headers authentication
  return admin;
};
