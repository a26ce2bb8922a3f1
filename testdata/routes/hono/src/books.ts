import { zValidator } from '@hono/zod-validator';
import { Hono } from 'hono';
import { z } from 'zod';

export const books = new Hono()
  .get('/', (c) => c.json([])) // route: GET /api/books behind headers
  .post('/', zValidator('json', z.object({ title: z.string() })), (c) => c.json({}, 201)) // route: POST /api/books behind headers validation
  .get('/:id', (c) => c.json({ id: c.req.param('id') })); // route: GET /api/books/:id behind headers
