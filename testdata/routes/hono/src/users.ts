import { Hono } from 'hono';

const users = new Hono<{ Variables: { user: string } }>();

users.get('/me', (c) => c.json({})); // route: GET /api/users/me behind headers

export { users };
