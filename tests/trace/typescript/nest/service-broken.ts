// Nest: a service with the store injected. Its method writes after its `await`, and the controller reads after awaiting it.
import 'reflect-metadata';
import { AsyncLocalStorage } from 'node:async_hooks';
import { Controller, Get, Inject, Injectable, Module, NotFoundException, Param, Req, UnauthorizedException } from '@nestjs/common';
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
class AuthService {
  constructor(@Inject(CURRENT_USER) private readonly currentUser: AsyncLocalStorage<User>) {}

  async requireAuth(request: Request): Promise<User> {
    const user = await verifyToken(request);
    // expect: no-lost-write lost
    this.currentUser.enterWith(user);
    return user;
  }
}

@Controller('sessions')
class SessionController {
  constructor(
    @Inject(AuthService) private readonly auth: AuthService,
    @Inject(CURRENT_USER) private readonly currentUser: AsyncLocalStorage<User>,
  ) {}

  @Get(':id')
  async findOne(@Param('id') id: string, @Req() request: Request): Promise<{ id: string }> {
    const user = await this.auth.requireAuth(request);
    if (user.isAdmin) return { id };
    // expect: no-ambient-argument passed
    if (!hasPermission(id, this.currentUser.getStore())) throw new NotFoundException();
    return { id };
  }
}

@Module({
  controllers: [SessionController],
  providers: [AuthService, { provide: CURRENT_USER, useValue: new AsyncLocalStorage<User>() }],
})
export class AppModule {}
