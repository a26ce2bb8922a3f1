const mongoose = require('mongoose');

module.exports = mongoose.model(
  'Member',
  new mongoose.Schema({
    email: { type: String, required: true, unique: true },
    passwordHash: { type: String, required: true },
    joined: { type: Date, default: Date.now },
  }),
);
