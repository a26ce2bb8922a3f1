import { MiddlewareConsumer, Module, NestModule, RequestMethod } from '@nestjs/common';
import { APP_GUARD, RouterModule } from '@nestjs/core';
import { ThrottlerGuard, ThrottlerModule } from '@nestjs/throttler';
import { AdminModule } from './admin/admin.module';
import { BasketsController } from './baskets/baskets.controller';
import { CsrfMiddleware } from './csrf.middleware';
import { HealthController } from './health.controller';
import { PluginModule } from './plugin/plugin.module';
import { UsersModule } from './users/users.module';

@Module({
  imports: [
    ThrottlerModule.forRoot([{ ttl: 60000, limit: 10 }]),
    UsersModule,
    AdminModule,
    PluginModule.register({ debug: false }),
    RouterModule.register([{ path: 'admin', module: AdminModule }]),
  ],
  controllers: [HealthController, BasketsController],
  providers: [{ provide: APP_GUARD, useClass: ThrottlerGuard }],
})
export class AppModule implements NestModule {
  configure(consumer: MiddlewareConsumer) {
    consumer.apply(CsrfMiddleware).exclude({ path: 'baskets/open', method: RequestMethod.POST }).forRoutes(BasketsController);
  }
}
