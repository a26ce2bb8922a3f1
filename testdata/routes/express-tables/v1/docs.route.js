const router = require('express').Router();
router.get('/', (req, res) => res.send('for developers'));
module.exports = router;
