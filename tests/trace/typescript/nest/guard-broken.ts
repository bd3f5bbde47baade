// Nest: a guard with the store injected, which writes after its `await`. The framework awaits the guard and goes on in its own context.
import 'reflect-metadata';
import { AsyncLocalStorage } from 'node:async_hooks';
import { Controller, Get, Inject, Injectable, Module, NotFoundException, Param, UnauthorizedException, UseGuards, type CanActivate, type ExecutionContext } from '@nestjs/common';
import type { Request } from 'express';
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
class AuthGuard implements CanActivate {
  constructor(@Inject(CURRENT_USER) private readonly currentUser: AsyncLocalStorage<User>) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const user = await verifyToken(context.switchToHttp().getRequest<Request>());
    // expect: no-lost-write lost
    this.currentUser.enterWith(user);
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
