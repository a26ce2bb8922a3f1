const Joi = require('joi');

exports.plugin = {
  name: 'users',
  version: '1.0.0',
  register: async function (server, options) {
    server.route([
      {  // route: GET /api/users/{id} behind headers authentication validation
        method: 'GET',
        path: '/users/{id}',
        handler: (request) => ({ id: request.params.id }),
        options: { validate: { params: Joi.object({ id: Joi.number() }) } },
      },
      { // route: POST /api/users behind headers rate-limit authentication body 2048
        method: 'POST',
        path: '/users',
        handler: (request, h) => h.response().code(201),
        options: { payload: { maxBytes: 2048 }, plugins: { 'hapi-rate-limit': { userLimit: 5 } } },
      },
    ]);
  },
};
