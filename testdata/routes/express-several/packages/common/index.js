const helmet = require('helmet');

exports.protect = (app) => app.use(helmet());

exports.health = function health(app) {
  app.get('/health', (req, res) => res.send('ok')); // route: GET /health behind headers; GET /health
};
