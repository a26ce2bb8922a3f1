const express = require('express');
const db = require('../db');

const router = express.Router();

router.post('/lookup', (req, res, next) => {
  db.query(`SELECT id, total, placed_at FROM orders WHERE id = ${req.body.id}`, (err, rows) => {
    if (err) return next(err);
    if (rows.length === 0) return res.status(404).json({ error: 'No such order' });
    res.json(rows[0]);
  });
});

// The same lookup with a placeholder.
router.post('/track', (req, res, next) => {
  db.query('SELECT status, carrier FROM shipments WHERE order_id = ?', [req.body.id], (err, rows) => {
    if (err) return next(err);
    res.json(rows);
  });
});

module.exports = router;
