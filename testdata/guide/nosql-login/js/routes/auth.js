const express = require('express');
const User = require('../models/user');

const router = express.Router();

router.post('/login', async (req, res, next) => {
  try {
    const user = await User.findOne({
      username: req.body.username,
      password: req.body.password,
    });
    if (!user) return res.status(401).json({ error: 'Wrong name or password' });
    res.json({ name: user.displayName });
  } catch (err) {
    next(err);
  }
});

module.exports = router;
