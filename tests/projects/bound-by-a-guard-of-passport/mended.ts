import { Injectable, type CallHandler, type ExecutionContext } from '@nestjs/common';
import { AuthGuard } from '@nestjs/passport';
import { Observable } from 'rxjs';
import { currentUser } from './context';

@Injectable()
export class JwtGuard extends AuthGuard('jwt') {
  handleRequest<T>(error: unknown, user: T): T {
    if (error) throw error;
    return user;
  }
}

/** Runs behind the guard, and what it calls is the handler. */
@Injectable()
export class BindUser {
  intercept(context: ExecutionContext, next: CallHandler) {
    const { user } = context.switchToHttp().getRequest();
    return new Observable((subscriber) => currentUser.run(user, () => next.handle().subscribe(subscriber)));
  }
}
