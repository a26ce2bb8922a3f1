const http = require('http');

const server = http.createServer((req, res) => {
  const { pathname } = new URL(req.url, 'http://localhost');
  if (req.method === 'GET' && pathname === '/users') { // route: GET /users
    return res.end('[]');
  }
  if (pathname === '/orders') {
    switch (req.method) {
      case 'GET': // route: GET /orders
        return res.end('[]');
      case 'POST': // route: POST /orders
        return create(req, res);
    }
  }
  if (pathname.startsWith('/files/')) return res.end(); // route: ALL /files/*
  rest(req, res);
});

function create(req, res) {
  res.writeHead(201).end();
}

function rest(req, res) {
  switch (`${req.method} ${req.url}`) {
    case 'DELETE /cache': // route: DELETE /cache
      return res.end();
    default:
      res.writeHead(404).end();
  }
}

server.listen(8000);
