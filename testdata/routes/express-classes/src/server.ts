import 'express-async-errors';
import { App } from './app';
import { UsersController } from './users.controller';
import { OrdersController } from './orders.controller';

const app = new App([new UsersController(), new OrdersController()], 3000);

app.listen();
