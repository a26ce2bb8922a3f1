const Koa = require('koa');
const Router = require('@koa/router');

const admin = new Koa();
const router = new Router();

router.get('/stats', (ctx) => (ctx.body = {})); // route: GET /admin/stats behind headers
admin.use(router.routes());

module.exports = admin;
