import express, { type Request, type Response } from 'express';
import rateLimit from 'express-rate-limit';
import helmet from 'helmet';
import { monthlyTotals } from './reports';

const app = express();
app.use(helmet());
app.use(rateLimit({ windowMs: 60 * 1000, max: 30 }));

app.get('/reports/monthly', async (_req: Request, res: Response): Promise<void> => {
  try {
    res.json(await monthlyTotals());
  } catch (err: unknown) {
    const reason = err instanceof Error ? err.message : String(err);
    res.status(500).send(`Error: ${reason}`);
  }
});

app.listen(8080);
