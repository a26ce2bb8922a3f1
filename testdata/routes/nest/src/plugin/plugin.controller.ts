import { Controller, Get } from '@nestjs/common';

@Controller('plugin')
export class PluginController {
  @Get() // route: GET /api/v1/plugin behind headers rate-limit validation
  info() {
    return {};
  }
}
