'use strict';
const express = require('express');
const { MongoClient } = require('mongodb');
const { open, quote } = require('./db');
const accept = require('./middleware/accept');

const app = express();
const db = open();
const users = new MongoClient('mongodb://db/shop').db().collection('users');
const isText = (value) => typeof value === 'string';

app.use(express.json());

app.get('/items', (req, res) => {
  db.run('SELECT * FROM items WHERE name = ' + req.query.name, (rows) => res.json(rows));
});

app.get('/items/quoted', (req, res) => {
  db.run('SELECT * FROM items WHERE name = ' + quote(req.query.name), (rows) => res.json(rows));
});

app.post('/users', accept({ name: isText }), async (req, res) => {
  res.json(await users.findOne({ name: req.body.name }));
});

app.post('/unchecked', async (req, res) => {
  res.json(await users.findOne({ name: req.body.name }));
});

app.listen(3000);
