const express = require('express');
const { protect, health } = require('@several/common');

const app = express();
if (process.env.NODE_ENV === 'production') app.set('trust proxy', 1);
protect(app);
app.get('/items', (req, res) => res.json([])); // route: GET /items behind headers
health(app);
if (process.env.NODE_ENV !== 'production') {
  app.get('/debug', (req, res) => res.json(process.memoryUsage()));
}
app.use((error, req, res, next) => res.status(500).end());
app.listen(3000);
