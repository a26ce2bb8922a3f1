import { Body, Controller, Get, Param, Post, UseGuards } from '@nestjs/common';
import { AuthGuard } from '@nestjs/passport';
import { Throttle } from '@nestjs/throttler';
import { CrudController } from './crud.controller';
import { Auth } from './auth.decorator';
import { Public } from './public.decorator';

@UseGuards(AuthGuard('jwt'))
@Controller('users')
export class UsersController extends CrudController {
  @Public()
  @Throttle({ default: { limit: 3, ttl: 60000 } })
  @Post('login') // route: POST /api/v1/users/login behind headers rate-limit validation
  login(@Body() body: object) {
    return body;
  }

  @Auth('admin')
  @Get(':id/roles') // route: GET /api/v1/users/:id/roles behind headers rate-limit authentication validation
  roles(@Param('id') id: string) {
    return [];
  }
}
