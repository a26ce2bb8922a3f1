import express, { Application } from 'express';
import helmet from 'helmet';
import { Controller } from './controller';

export class App {
  public app: Application;

  constructor(controllers: Controller[], private port: number) {
    this.app = express();
    this.initializeMiddleware();
    this.initializeControllers(controllers);
    this.app.get('/version', this.version.bind(this)); // route: GET /version behind headers
  }

  private initializeMiddleware() {
    this.app.use(helmet()).use(express.json());
  }

  private initializeControllers(controllers: Controller[]) {
    controllers.forEach((controller) => {
      this.app.use('/api', controller.router);
    });
  }

  private version(req: express.Request, res: express.Response) {
    res.json({ version: 1 });
  }

  public listen() {
    this.app.listen(this.port);
  }
}
