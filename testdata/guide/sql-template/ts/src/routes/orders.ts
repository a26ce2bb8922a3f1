import { Router, type Request, type Response } from 'express';
import { db } from '../db.js';

interface Lookup {
  id: string;
}

export const orders = Router();

orders.post('/lookup', async (req: Request<object, unknown, Lookup>, res: Response) => {
  const { rows } = await db.query(`SELECT id, total, placed_at FROM orders WHERE id = ${req.body.id}`);
  if (rows.length === 0) {
    res.status(404).json({ error: 'No such order' });
    return;
  }
  res.json(rows[0]);
});

// The same lookup with a placeholder.
orders.post('/track', async (req: Request<object, unknown, Lookup>, res: Response) => {
  const { rows } = await db.query('SELECT status, carrier FROM shipments WHERE order_id = $1', [req.body.id]);
  res.json(rows);
});
