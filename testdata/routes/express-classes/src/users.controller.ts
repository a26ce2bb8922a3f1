import { Request, Response, Router } from 'express';
import { z } from 'zod';
import { Controller } from './controller';
import { validate } from './validate';

const newUser = z.object({ email: z.string().email() });

export class UsersController implements Controller {
  public path = '/users';
  public router = Router();

  constructor() {
    this.initializeRoutes();
  }

  private initializeRoutes() {
    this.router.get(this.path, this.all); // route: GET /api/users behind headers
    this.router.get(`${this.path}/:id`, this.one); // route: GET /api/users/:id behind headers
    this.router.post(this.path, validate(newUser), this.create); // route: POST /api/users behind headers validation body 100kb
  }

  private all = async (req: Request, res: Response) => {
    res.json([]);
  };

  private one = async (req: Request, res: Response) => {
    res.json({ id: req.params.id });
  };

  private create = async (req: Request, res: Response) => {
    res.status(201).json(req.body);
  };
}
