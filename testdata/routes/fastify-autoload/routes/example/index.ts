import { FastifyInstance } from 'fastify';

export default async function (app: FastifyInstance) {
  app.get('/', async () => 'this is an example'); // route: GET /example behind headers
  app.post('/items/:id', async () => 'created'); // route: POST /example/items/:id behind headers
}
