// A valid neighbour: the guard writes before any `await`, so the write is made in the context of the framework's call.
import 'reflect-metadata';
import { AsyncLocalStorage } from 'node:async_hooks';
import { Controller, Get, Inject, Injectable, Module, NotFoundException, Param, UnauthorizedException, UseGuards, type CanActivate, type ExecutionContext } from '@nestjs/common';
import type { Request } from 'express';
import { findUser, ownerOf, type User } from '../data.js';

const CURRENT_USER = Symbol('the store of the current user');

function verifyToken(request: Request): User {
  const user = findUser(request.headers.authorization);
  if (user === undefined) throw new UnauthorizedException();
  return user;
}

function hasPermission(sessionId: string, user: User | undefined): boolean {
  return user !== undefined && (user.isAdmin || ownerOf(sessionId) === user.name);
}

@Injectable()
class AuthGuard implements CanActivate {
  constructor(@Inject(CURRENT_USER) private readonly currentUser: AsyncLocalStorage<User>) {}

  canActivate(context: ExecutionContext): boolean {
    this.currentUser.enterWith(verifyToken(context.switchToHttp().getRequest<Request>()));
    return true;
  }
}

@UseGuards(AuthGuard)
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
  providers: [AuthGuard, { provide: CURRENT_USER, useValue: new AsyncLocalStorage<User>() }],
})
export class AppModule {}
