exports.list = (req, res) => res.json([]);
exports.create = (req, res) => res.sendStatus(201);
exports.remove = (req, res) => res.sendStatus(204);
exports.terms = (req, res) => res.render('terms');
exports.privacy = (req, res) => res.render('privacy');
