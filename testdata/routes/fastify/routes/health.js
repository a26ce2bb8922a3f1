export const health = (fastify, options, done) => {
  fastify.get('/health', (request, reply) => reply.send('ok')); // route: GET /health behind headers authentication
  done();
};
