import { Injectable, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { EventEmitter2, EventEmitterModule, OnEvent } from '@nestjs/event-emitter';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import { Interval, ScheduleModule } from '@nestjs/schedule';
import { end, prove, thrice } from '../harness.mjs';
import { controller, decorate, guard, interceptor, listen, pipe } from './harness.mjs';

const awaited = ['sync', 'before', 'after'];
/** A method of the controller that is decorated with what is to be proved. */
const decorated = (decorator, ways) => ({
  ways,
  mount: ({ middleware, handler }) => {
    class App {}
    Module({ controllers: [controller(handler, decorator(middleware))] })(App);
    return listen(App);
  },
});

await prove('@nestjs/common', {
  'NestMiddleware#use': {
    mount: ({ middleware, handler }) => {
      class App { configure(consumer) { consumer.apply((request, response, next) => { middleware(next); }).forRoutes('{*path}'); } }
      Module({ controllers: [controller(handler)] })(App);
      return listen(App, new FastifyAdapter());
    },
  },
  'CanActivate#canActivate': decorated(guard, awaited),
  'NestInterceptor#intercept': decorated(interceptor),
  'PipeTransform#transform': decorated(pipe, awaited),
});

/** A service with one decorated method, in an application without a server. */
async function application(imports, decorator, method) {
  class Service { async handle() { return method(); } }
  Injectable()(Service);
  decorate(decorator, Service.prototype, 'handle');
  class App {}
  Module({ imports, providers: [Service] })(App);
  const app = await NestFactory.createApplicationContext(App, { logger: false });
  return app.init();
}

await prove('@nestjs/event-emitter', {
  OnEvent: {
    setup: () => ({}),
    register: async (made, fn) => { made.app = await application([EventEmitterModule.forRoot()], OnEvent('event'), fn); },
    call: ({ app }) => app.get(EventEmitter2).emitAsync('event'),
    close: ({ app }) => app.close(),
  },
});
await prove('@nestjs/schedule', {
  Interval: { jobs: async (handler) => { await (await thrice(handler, (handle) => application([ScheduleModule.forRoot()], Interval(10), handle))).close(); } },
});
end();
