const express = require('express');
const passport = require('passport');
const { rateLimit } = require('express-rate-limit');
const posts = require('./posts');

const router = express.Router({ mergeParams: true });
const slow = rateLimit({ windowMs: 60_000, limit: 5 });
const guarded = [passport.authenticate('jwt', { session: false }), slow];

router.param('id', (req, res, next, id) => next());

router.get('/', (req, res) => res.json([])); // route: GET /users behind headers; GET /v2/users behind headers
router.post('/', guarded, (req, res) => res.sendStatus(201)); // route: POST /users behind headers rate-limit authentication body 10kb; POST /v2/users behind headers rate-limit authentication body 10kb
router
  .route('/:id')
  .get(show) // route: GET /users/:id behind headers; GET /v2/users/:id behind headers
  .put(guarded, [save]); // route: PUT /users/:id behind headers rate-limit authentication; PUT /v2/users/:id behind headers rate-limit authentication
router.use('/:id/posts', posts);

function show(req, res) {
  res.json({ id: req.params.id });
}

function save(req, res) {
  res.json({});
}

module.exports = router;
