const Router = require('@koa/router');

const router = new Router();

router.get('/', (ctx) => (ctx.body = [])); // route: GET /users/:id/posts behind headers authentication
router.del('/:post', (ctx) => (ctx.status = 204)); // route: DELETE /users/:id/posts/:post behind headers authentication

module.exports = router;
