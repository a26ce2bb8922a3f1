module.exports = (app) => {
  app.get('/metrics', (req, res) => res.end()); // route: GET /metrics
};
