const express = require('express');
const helmet = require('helmet');
const indexRouter = require('./routes/index');
const usersRouter = require('./routes/users');
const createAdmin = require('./routes/admin');

const app = express();

app.get('/healthz', (req, res) => res.send('ok')); // route: GET /healthz

app.use(helmet());
app.use(express.json({ limit: '10kb' }));
app.use('/', indexRouter);
app.use('/users', usersRouter);
app.use('/v2/users', usersRouter);
require('./routes/legacy')(app);
app.use('/admin', createAdmin({ title: 'Admin' }));

module.exports = app;
