import { Body, Controller, Delete, Get, Post, Put, Sse, Version } from '@nestjs/common';

@Controller(['baskets', 'carts'])
export class BasketsController {
  @Get(['mine', 'own']) // route: GET /api/v1/baskets/mine behind headers rate-limit validation csrf; GET /api/v1/baskets/own behind headers rate-limit validation csrf; GET /api/v1/carts/mine behind headers rate-limit validation csrf; GET /api/v1/carts/own behind headers rate-limit validation csrf
  mine() {
    return [];
  }

  @Version(['1', '2'])
  @Put(':id') // route: PUT /api/v1/baskets/:id behind headers rate-limit validation csrf; PUT /api/v1/carts/:id behind headers rate-limit validation csrf; PUT /api/v2/baskets/:id behind headers rate-limit validation csrf; PUT /api/v2/carts/:id behind headers rate-limit validation csrf
  change(@Body() body: object) {
    return body;
  }

  @Sse('events') // route: GET /api/v1/baskets/events behind headers rate-limit validation csrf; GET /api/v1/carts/events behind headers rate-limit validation csrf
  events() {
    return null;
  }
}
