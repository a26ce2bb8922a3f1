module.exports = (app) => {
  app.get('/status', (req, res) => res.json({ up: true })); // route: GET /status
};
