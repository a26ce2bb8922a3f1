const express = require('express');
const helmet = require('helmet');
const mongoose = require('mongoose');
const rateLimit = require('express-rate-limit');
const auth = require('./routes/auth');

const app = express();

app.use(helmet());
app.use(express.json());
app.use('/login', rateLimit({ windowMs: 15 * 60 * 1000, max: 10 }));
app.use(auth);

mongoose.connect(process.env.MONGO_URL).then(() => {
  app.listen(3000, () => console.log('Listening on port 3000'));
});
