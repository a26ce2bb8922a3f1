import express from 'express';
import rateLimit from 'express-rate-limit';
import helmet from 'helmet';
import mongoose from 'mongoose';
import { auth } from './routes/auth';

const app = express();

app.use(helmet());
app.use(rateLimit({ windowMs: 15 * 60 * 1000, max: 100 }));
app.use(express.json());
app.use('/account', auth);

void mongoose.connect(process.env.MONGO_URL as string).then(() => app.listen(Number(process.env.PORT ?? 3000)));
