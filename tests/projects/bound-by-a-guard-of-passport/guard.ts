import { Injectable } from '@nestjs/common';
import { AuthGuard, PassportStrategy } from '@nestjs/passport';
import { Strategy } from 'passport-jwt';
import { bindUser, type User } from './context';

@Injectable()
export class JwtGuard extends AuthGuard('jwt') {
  handleRequest<T extends User>(error: unknown, user: T): T {
    if (error) throw error;
    // expect: no-lost-write lost
    bindUser(user);
    return user;
  }
}

@Injectable()
export class JwtStrategy extends PassportStrategy(Strategy) {
  async validate(payload: { sub: string }) {
    const user = { id: payload.sub };
    // expect: no-lost-write lost
    bindUser(user);
    return user;
  }
}
