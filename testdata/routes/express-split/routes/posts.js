const posts = require('express').Router({ mergeParams: true });

posts.get('/', (req, res) => res.json([])); // route: GET /users/:id/posts behind headers; GET /v2/users/:id/posts behind headers
posts.delete('/:postId', (req, res) => res.end()); // route: DELETE /users/:id/posts/:postId behind headers; DELETE /v2/users/:id/posts/:postId behind headers

module.exports = posts;
