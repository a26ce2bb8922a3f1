const restify = require('restify');

const server = restify.createServer({ name: 'small' });

server.get('/hello/:name', (req, res, next) => { // route: GET /hello/:name behind rate-limit
  res.send('hello ' + req.params.name);
  next();
});
server.use(restify.plugins.throttle({ burst: 100, rate: 50, ip: true }));
server.use(restify.plugins.bodyParser({ maxBodySize: 1024 }));
server.post({ path: '/hello', name: 'hello' }, (req, res) => res.send(201)); // route: POST /hello behind rate-limit body 1024
server.del('/hello/:name', (req, res) => res.send(204)); // route: DELETE /hello/:name behind rate-limit
server.opts('/hello', (req, res) => res.send(200)); // route: OPTIONS /hello behind rate-limit
server.listen(8080);
