const bcrypt = require('bcrypt');
const express = require('express');
const mongoose = require('mongoose');
const Member = require('./models/member');

const app = express();
app.use(express.json());

app.get('/health', (req, res) => res.send('ok'));

app.post('/login', async (req, res) => {
  try {
    const member = await Member.findOne({ email: String(req.body.email) });
    if (!member || !(await bcrypt.compare(String(req.body.password), member.passwordHash))) {
      return res.status(401).send('Wrong address or password');
    }
    res.send('Welcome back');
  } catch (err) {
    console.error(err);
    res.status(500).send('Something went wrong');
  }
});

mongoose.connect(process.env.MONGO_URL).then(() => app.listen(3000));
