import { DynamicModule, Module } from '@nestjs/common';
import { PluginController } from './plugin.controller';

@Module({})
export class PluginModule {
  static register(options: { debug: boolean }): DynamicModule {
    return { module: PluginModule, controllers: [PluginController], providers: [{ provide: 'OPTIONS', useValue: options }] };
  }
}
