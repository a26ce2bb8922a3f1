import express from 'express';
import rateLimit from 'express-rate-limit';
import helmet from 'helmet';
import mongoose from 'mongoose';
import { auth } from './routes/auth';

export async function start(port: number): Promise<void> {
  const app = express();
  app.use(helmet());
  app.use(express.json());
  app.use('/login', rateLimit({ windowMs: 15 * 60 * 1000, max: 10 }));
  app.use(auth);

  await mongoose.connect(process.env.MONGO_URL as string);
  app.listen(port);
}

void start(3000);
