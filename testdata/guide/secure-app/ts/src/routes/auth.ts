import bcrypt from 'bcrypt';
import { Router, type Request, type Response } from 'express';
import { MemberModel } from '../models/member';
import { credentials } from '../validation';

export const auth = Router();

auth.post('/register', async (req: Request, res: Response): Promise<void> => {
  const { error, value } = credentials.validate(req.body);
  if (error) {
    res.status(400).send(error.details[0].message);
    return;
  }
  try {
    const passwordHash = await bcrypt.hash(value.password, 12);
    await MemberModel.create({ email: value.email, passwordHash });
    res.status(201).send('Welcome');
  } catch (err) {
    console.error(err);
    res.status(500).send('Something went wrong');
  }
});

auth.post('/login', async (req: Request, res: Response): Promise<void> => {
  const { error, value } = credentials.validate(req.body);
  if (error) {
    res.status(400).send(error.details[0].message);
    return;
  }
  try {
    const member = await MemberModel.findOne({ email: value.email });
    if (!member || !(await bcrypt.compare(value.password, member.passwordHash))) {
      res.status(401).send('Wrong address or password');
      return;
    }
    res.send('Welcome back');
  } catch (err) {
    console.error(err);
    res.status(500).send('Something went wrong');
  }
});
