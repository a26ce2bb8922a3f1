import { serve } from '@hono/node-server';
import { Hono } from 'hono';
import { bearerAuth } from 'hono/bearer-auth';
import { secureHeaders } from 'hono/secure-headers';
import { books } from './books';
import { users } from './users';

const app = new Hono().basePath('/api');

app.use(secureHeaders());
app.use('/admin/*', bearerAuth({ token: process.env.TOKEN }));

app.get('/', (c) => c.text('hello')); // route: GET /api behind headers
app.get('/admin/stats', (c) => c.json({})); // route: GET /api/admin/stats behind headers authentication
app.on(['PUT', 'DELETE'], '/admin/cache', (c) => c.body(null, 204)); // route: PUT /api/admin/cache behind headers authentication; DELETE /api/admin/cache behind headers authentication
app.all('/any', (c) => c.text('any')); // route: ALL /api/any behind headers
app.route('/books', books);
app.route('/users', users);

serve({ fetch: app.fetch, port: 3000 });
