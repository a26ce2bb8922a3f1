import bcrypt from 'bcrypt';
import express, { type Request, type Response } from 'express';
import mongoose from 'mongoose';
import { MemberModel } from './models/member';

const app = express();
app.use(express.json());

app.get('/health', (_req: Request, res: Response) => {
  res.send('ok');
});

app.post('/login', async (req: Request, res: Response) => {
  try {
    const member = await MemberModel.findOne({ email: String(req.body.email) });
    if (!member || !(await bcrypt.compare(String(req.body.password), member.passwordHash))) {
      res.status(401).send('Wrong address or password');
      return;
    }
    res.send('Welcome back');
  } catch (err) {
    console.error(err);
    res.status(500).send('Something went wrong');
  }
});

void mongoose.connect(process.env.MONGO_URL as string).then(() => app.listen(3000));
