import { All, Controller, Get } from '@nestjs/common';

@Controller()
export class AdminController {
  @Get('stats') // route: GET /api/v1/admin/stats behind headers rate-limit validation
  stats() {
    return {};
  }

  @All('*rest') // route: ALL /api/v1/admin/*rest behind headers rate-limit validation
  rest() {
    return null;
  }
}
