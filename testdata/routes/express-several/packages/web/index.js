const express = require('express');
const { health } = require('@several/common');

const app = express();
app.get('/', (req, res) => res.render('home')); // route: GET /
health(app);
app.listen(4000);
