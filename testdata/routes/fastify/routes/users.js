const schema = {
  body: { type: 'object', properties: { email: { type: 'string' } }, required: ['email'] },
};

export default async function users(fastify, options) {
  fastify.get('/', async () => []); // route: GET /users behind headers authentication
  fastify.post('/', { schema }, async (request) => request.body); // route: POST /users behind headers authentication validation body 65536
  fastify.get('/:id', { config: { rateLimit: { max: 3 } } }, async (request) => ({ id: request.params.id })); // route: GET /users/:id behind headers rate-limit authentication
  fastify.put('/:id', { preHandler: [checkOwner], bodyLimit: 1024 }, async () => ({})); // route: PUT /users/:id behind headers authentication body 1024
}

async function checkOwner(request, reply) {
  if (request.params.id !== request.userId) reply.code(404).send();
}
