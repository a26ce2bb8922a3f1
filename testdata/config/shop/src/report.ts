import type { Request, Response } from 'express';
import type { Db } from './db';

export class Reports {
  constructor(private readonly db: Db) {}

  async show(req: Request, res: Response) {
    res.json(await this.db.rows(`SELECT * FROM sales WHERE region = '${req.query.region}'`)); // finding
  }
}
