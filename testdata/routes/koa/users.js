const Router = require('@koa/router');
const ratelimit = require('koa-ratelimit');
const posts = require('./posts');

const router = new Router({ prefix: '/users' });
const limit = ratelimit({ driver: 'memory', db: new Map(), max: 10 });

const signedIn = async (ctx, next) => {
  if (!ctx.state.user) ctx.throw(401);
  await next();
};

router.get('/', (ctx) => (ctx.body = [])); // route: GET /users behind headers
router.post('/', limit, (ctx) => (ctx.status = 201)); // route: POST /users behind headers rate-limit body 2mb
router.use(signedIn);
router.get('/:id', (ctx) => (ctx.body = {})); // route: GET /users/:id behind headers authentication
router.use('/:id/posts', posts.routes(), posts.allowedMethods());

module.exports = router;
