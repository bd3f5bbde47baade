// Mended: a middleware in place of the guard, which runs what comes after it inside `run`.
import 'reflect-metadata';
import { AsyncLocalStorage } from 'node:async_hooks';
import { Controller, Get, Inject, Injectable, Module, NotFoundException, Param, UnauthorizedException, type MiddlewareConsumer, type NestMiddleware, type NestModule } from '@nestjs/common';
import type { NextFunction, Request, Response } from 'express';
import { fetchUser, ownerOf, type User } from '../data.js';

const CURRENT_USER = Symbol('the store of the current user');

async function verifyToken(request: Request): Promise<User> {
  const user = await fetchUser(request.headers.authorization);
  if (user === undefined) throw new UnauthorizedException();
  return user;
}

function hasPermission(sessionId: string, user: User | undefined): boolean {
  return user !== undefined && (user.isAdmin || ownerOf(sessionId) === user.name);
}

@Injectable()
class AuthMiddleware implements NestMiddleware {
  constructor(@Inject(CURRENT_USER) private readonly currentUser: AsyncLocalStorage<User>) {}

  async use(request: Request, _response: Response, next: NextFunction): Promise<void> {
    const user = await verifyToken(request);
    this.currentUser.run(user, next);
  }
}

@Controller('sessions')
class SessionController {
  constructor(@Inject(CURRENT_USER) private readonly currentUser: AsyncLocalStorage<User>) {}

  @Get(':id')
  findOne(@Param('id') id: string): { id: string } {
    if (!hasPermission(id, this.currentUser.getStore())) throw new NotFoundException();
    return { id };
  }
}

@Module({
  controllers: [SessionController],
  providers: [{ provide: CURRENT_USER, useValue: new AsyncLocalStorage<User>() }],
})
export class AppModule implements NestModule {
  configure(consumer: MiddlewareConsumer): void {
    consumer.apply(AuthMiddleware).forRoutes(SessionController);
  }
}
