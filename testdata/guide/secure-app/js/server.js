const bcrypt = require('bcrypt');
const express = require('express');
const helmet = require('helmet');
const mongoose = require('mongoose');
const rateLimit = require('express-rate-limit');
const Member = require('./models/member');
const { credentials } = require('./validation');

const app = express();

app.use(helmet());
app.use(rateLimit({ windowMs: 15 * 60 * 1000, max: 100 }));
app.use(express.json());

app.get('/health', (req, res) => res.send('ok'));

app.post('/register', async (req, res) => {
  const { error, value } = credentials.validate(req.body);
  if (error) return res.status(400).send(error.details[0].message);

  try {
    const passwordHash = await bcrypt.hash(value.password, 12);
    await Member.create({ email: value.email, passwordHash });
    res.status(201).send('Welcome');
  } catch (err) {
    console.error(err);
    res.status(500).send('Something went wrong');
  }
});

app.post('/login', async (req, res) => {
  const { error, value } = credentials.validate(req.body);
  if (error) return res.status(400).send(error.details[0].message);

  try {
    const member = await Member.findOne({ email: value.email });
    if (!member || !(await bcrypt.compare(value.password, member.passwordHash))) {
      return res.status(401).send('Wrong address or password');
    }
    res.send('Welcome back');
  } catch (err) {
    console.error(err);
    res.status(500).send('Something went wrong');
  }
});

mongoose.connect(process.env.MONGO_URL).then(() => app.listen(process.env.PORT || 3000));
