import express from 'express';
import { rateLimit } from 'express-rate-limit';
import helmet from 'helmet';
import { orders } from './routes/orders.js';

const app = express();

app.use(helmet());
app.use(rateLimit({ windowMs: 15 * 60 * 1000, limit: 100 }));
app.use(express.json());
app.use('/orders', orders);

app.listen(Number(process.env.PORT ?? 3000));
