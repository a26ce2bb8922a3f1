import { Router, type NextFunction, type Request, type Response } from 'express';
import { UserModel } from '../models/user';

export const auth = Router();

auth.post('/login', async (req: Request, res: Response, next: NextFunction) => {
  try {
    const { username, password } = req.body;
    const user = await UserModel.findOne({ username, password }).lean();
    if (!user) {
      res.status(401).json({ error: 'Wrong name or password' });
      return;
    }
    res.json({ name: user.displayName });
  } catch (err) {
    next(err);
  }
});
