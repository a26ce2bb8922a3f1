import { Controller, Get } from '@nestjs/common';
import { AppModule } from './app.module';

export const owner = AppModule;

/** Listed in no module: nobody serves it. */
@Controller('unused')
export class UnusedController {
  @Get() // route: unmounted GET /unused
  nothing() {
    return null;
  }
}
