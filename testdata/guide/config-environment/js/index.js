const express = require('express');
const rateLimit = require('express-rate-limit');
const helmet = require('helmet');
const jwt = require('jsonwebtoken');
const config = require('./config');

const app = express();
app.use(helmet());
app.use(rateLimit({ windowMs: 15 * 60 * 1000, max: 100 }));

app.get('/geocode', async (req, res) => {
  const url = new URL(config.mapsUrl);
  url.searchParams.set('q', String(req.query.q));
  const answer = await fetch(url, { headers: { 'x-api-key': config.apiKey } });
  res.json(await answer.json());
});

app.get('/guest-pass', (req, res) => {
  res.json({ pass: jwt.sign({ role: 'guest' }, config.jwtSecret, { expiresIn: config.jwtLifetime }) });
});

app.listen(config.port);
