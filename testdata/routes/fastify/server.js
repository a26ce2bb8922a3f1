import Fastify from 'fastify';
import helmet from '@fastify/helmet';
import rateLimit from '@fastify/rate-limit';
import auth from './plugins/auth.js';
import users from './routes/users.js';
import orders from './routes/orders.js';
import { health } from './routes/health.js';

const app = Fastify({ logger: true, bodyLimit: 65536 });

app.get('/', async () => 'hello'); // route: GET / behind headers authentication

await app.register(helmet);
app.register(auth);
app.register(users, { prefix: '/users' });
app.register(async (instance) => {
  instance.register(rateLimit, { max: 100 });
  instance.register(orders, { prefix: '/orders' });
  instance.get('/inside', async () => 'x'); // route: GET /v1/inside behind headers rate-limit authentication
}, { prefix: '/v1' });
app.register(health);

app.route({ // route: GET /status behind headers authentication; HEAD /status behind headers authentication
  method: ['GET', 'HEAD'],
  url: '/status',
  handler: async () => ({ ok: true }),
});
await app.listen({ port: 3000 });
