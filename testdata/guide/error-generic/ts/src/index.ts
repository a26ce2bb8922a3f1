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
    console.error(err);
    res.status(500).send('The report cannot be made at the moment');
  }
});

app.listen(8080);
