const router = require('express').Router();
router.get('/chat', (req, res) => res.json([])); // route: GET /plugins/chat
module.exports = router;
