const router = require('express').Router();
const list = (req, res) => res.json([]);
router.route('/').get(list); // route: GET /v1/users
module.exports = router;
