const Koa = require('koa');
const helmet = require('koa-helmet');
const bodyParser = require('koa-bodyparser');
const mount = require('koa-mount');
const compose = require('koa-compose');
const Router = require('@koa/router');
const users = require('./users');
const admin = require('./admin');

const app = new Koa();
const router = new Router();

app.use(compose([helmet(), bodyParser({ jsonLimit: '2mb' })]));

router.get('/', (ctx) => (ctx.body = 'home')); // route: GET / behind headers
router.get('about', '/about', (ctx) => ctx.render('about')); // route: GET /about behind headers
router.register('/feed', ['GET', 'HEAD'], (ctx) => ctx.render('feed')); // route: GET /feed behind headers; HEAD /feed behind headers
router.all('/any', (ctx) => (ctx.status = 204)); // route: ALL /any behind headers

app.use(router.routes()).use(router.allowedMethods());
app.use(users.routes());
app.use(mount('/admin', admin));

app.listen(3000);
