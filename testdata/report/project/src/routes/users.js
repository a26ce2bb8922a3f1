const express = require('express');
const users = require('../db/users');

const router = express.Router();

router.get('/users/:id', async (req, res) => {
  const user = await users.find(req.params.id);
  res.json(user);
});

router.post('/login', async (req, res) => {
  try {
    const { name } = req.body;
    const user = await users.model.findOne({ name, password: req.body.password });
    res.json(user);
  } catch (error) {
    res.status(500).send(`Error: ${error.message}`);
  }
});

module.exports = router;
