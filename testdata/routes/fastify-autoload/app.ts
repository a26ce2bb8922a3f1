import AutoLoad from '@fastify/autoload';
import fastify, { FastifyPluginAsync } from 'fastify';
import { join } from 'path';

const app: FastifyPluginAsync = async (server, opts) => {
  server.register(AutoLoad, {
    dir: join(__dirname, 'plugins'),
    options: opts,
  });
  server.register(AutoLoad, {
    dir: join(__dirname, 'routes'),
    options: { ...opts },
  });
};

const server = fastify();
server.register(app);
server.listen({ port: 3000 });

export default app;
