const { Router } = require('express');

const router = Router();

router.get('/', (req, res) => res.render('index')); // route: GET / behind headers
router.get(['/about', '/imprint'], showText); // route: GET /about behind headers; GET /imprint behind headers

function showText(req, res) {
  res.render(req.path.slice(1));
}

module.exports = router;
