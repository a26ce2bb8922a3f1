import { FastifyInstance } from 'fastify';

export default async function (app: FastifyInstance) {
  app.get('/', async () => 'the catalog'); // route: GET /catalog behind headers
  app.post('/items/:id', async () => 'created'); // route: POST /catalog/items/:id behind headers
}
