const list = { method: 'GET', url: '/', handler: async () => [] };
const routes = [
  list, // a route of a list stands where it is written
  { method: 'POST', url: '/', schema: { response: { 201: {} } }, handler: async (request, reply) => reply.code(201).send() }, // route: POST /v1/orders behind headers rate-limit authentication
];

export default async (fastify) => {
  routes.forEach((route) => fastify.route(route)); // route: GET /v1/orders behind headers rate-limit authentication
};
