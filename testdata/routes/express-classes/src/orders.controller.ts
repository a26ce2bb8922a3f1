import { Request, Response, Router } from 'express';
import { Controller } from './controller';

export class OrdersController implements Controller {
  path = '/orders';
  router: Router = Router();

  constructor() {
    this.router
      .get(this.path, this.list) // route: GET /api/orders behind headers
      .patch(this.path + '/:id', this.change); // route: PATCH /api/orders/:id behind headers
  }

  list(req: Request, res: Response) {
    res.json([]);
  }

  change(req: Request, res: Response) {
    res.json({});
  }
}
