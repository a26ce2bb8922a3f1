import fp from 'fastify-plugin';

/** Every route of the application asks for a token. */
export default fp(async function auth(fastify) {
  fastify.addHook('onRequest', async (request, reply) => {
    if (!request.headers.authorization) return reply.code(401).send();
  });
  fastify.addHook('onResponse', async (request) => request.log.info('done'));
});
