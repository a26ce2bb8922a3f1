import { Delete, Get, Param } from '@nestjs/common';

export abstract class CrudController {
  @Get() // route: GET /api/v1/users behind headers rate-limit authentication validation
  list() {
    return [];
  }

  @Delete(':id') // route: DELETE /api/v1/users/:id behind headers rate-limit authentication validation
  remove(@Param('id') id: string) {}
}
