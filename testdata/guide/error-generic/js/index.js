const express = require('express');
const helmet = require('helmet');
const rateLimit = require('express-rate-limit');
const { monthlyTotals } = require('./reports');

const app = express();
app.use(helmet());
app.use(rateLimit({ windowMs: 60 * 1000, max: 30 }));

app.get('/reports/monthly', async (req, res) => {
  try {
    res.json(await monthlyTotals());
  } catch (err) {
    console.error(err);
    res.status(500).send('The report cannot be made at the moment');
  }
});

app.listen(8080);
