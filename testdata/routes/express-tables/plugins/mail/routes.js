const router = require('express').Router();
router.get('/mail', (req, res) => res.json([])); // route: GET /plugins/mail
module.exports = router;
