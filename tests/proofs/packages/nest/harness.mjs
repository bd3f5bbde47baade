// Small applications of Nest, with its decorators applied by hand.
import 'reflect-metadata';
import { Body, Controller, Post, UseGuards, UseInterceptors, UsePipes } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { serve } from '../harness.mjs';

export const decorate = (decorator, target, name) => {
  const descriptor = Object.getOwnPropertyDescriptor(target, name);
  decorator(target, name, descriptor);
  Object.defineProperty(target, name, descriptor);
};

/** A controller whose one method calls `handler`, with decorators of the method. */
export function controller(handler, ...decorators) {
  class Things { async handle() { handler(); return 'done'; } }
  Body()(Things.prototype, 'handle', 0);
  decorate(Post(), Things.prototype, 'handle');
  for (const one of decorators) decorate(one, Things.prototype, 'handle');
  Controller()(Things);
  return Things;
}

export const guard = (middleware) => UseGuards({ async canActivate() { await middleware(); return true; } });
export const interceptor = (middleware) => UseInterceptors({ intercept: (context, next) => middleware(() => next.handle()) });
export const pipe = (middleware) => UsePipes({ async transform(value) { await middleware(); return value; } });

/** What `mount` has to give. */
export async function listen(App, adapter, { body = '{}' } = {}) {
  const app = await (adapter === undefined ? NestFactory.create(App, { logger: false }) : NestFactory.create(App, adapter, { logger: false }));
  await app.listen(0, '127.0.0.1');
  return serve(app.getHttpServer(), { body, headers: { 'content-type': 'application/json' } });
}
