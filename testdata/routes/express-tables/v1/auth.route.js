const router = require('express').Router();
router.post('/login', (req, res) => res.json({})); // route: POST /v1/auth/login
router.post('/logout', (req, res) => res.end()); // route: POST /v1/auth/logout
module.exports = router;
