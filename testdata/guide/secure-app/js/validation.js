const Joi = require('joi');

const credentials = Joi.object({
  email: Joi.string().email().required(),
  password: Joi.string().min(12).max(128).required(),
});

module.exports = { credentials };
