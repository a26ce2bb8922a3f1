const Hapi = require('@hapi/hapi');
const Jwt = require('@hapi/jwt');
const users = require('./plugins/users');
const pages = require('./routes/pages');

const init = async () => {
  const server = Hapi.server({ port: 3000, host: 'localhost' });

  await server.register(Jwt);
  server.auth.strategy('jwt', 'jwt', { keys: process.env.KEY, verify: false, validate: () => ({ isValid: true }) });
  server.auth.default('jwt');

  server.ext('onPreResponse', (request, h) => {
    const response = request.response;
    response.header('X-Frame-Options', 'DENY');
    response.header('X-Content-Type-Options', 'nosniff');
    return h.continue;
  });

  server.route({ // route: GET / behind headers
    method: 'GET',
    path: '/',
    options: { auth: false },
    handler: () => 'hello',
  });
  server.route(pages);
  await server.register([{ plugin: users, routes: { prefix: '/api' } }]);
  await server.register({ plugin: require('./plugins/files') }, { routes: { prefix: '/files' } });
  await server.start();
};

init();
