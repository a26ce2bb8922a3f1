const polka = require('polka');

const users = polka().get('/:id', (req, res) => res.end(req.params.id)); // route: GET /users/:id

polka()
  .use('/users', users)
  .get('/', (req, res) => res.end('home')) // route: GET /
  .post('/items', (req, res) => res.end()) // route: POST /items
  .listen(3001);
