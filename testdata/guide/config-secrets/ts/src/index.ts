import express, { type Request, type Response } from 'express';
import rateLimit from 'express-rate-limit';
import helmet from 'helmet';
import jwt from 'jsonwebtoken';
import { config } from './config';

const app = express();
app.use(helmet());
app.use(rateLimit({ windowMs: 15 * 60 * 1000, max: 100 }));

app.get('/geocode', async (req: Request, res: Response) => {
  const url = new URL(config.mapsUrl);
  url.searchParams.set('q', String(req.query.q));
  const answer = await fetch(url, { headers: { 'x-api-key': config.apiKey } });
  res.json(await answer.json());
});

app.get('/guest-pass', (_req: Request, res: Response) => {
  res.json({ pass: jwt.sign({ role: 'guest' }, config.jwtSecret, { expiresIn: '15m' }) });
});

app.listen(config.port);
