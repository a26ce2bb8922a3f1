const express = require('express');
const app = express();
app.get('/only-in-tests', (req, res) => res.end());
app.use(require('../app'));
module.exports = app;
