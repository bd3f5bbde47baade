import { setUser } from '../context.js';

/** A middleware of another framework, which calls what comes next. */
export function middleware(request: { readonly user: string }, response: unknown, next: () => void): void {
  setUser(request.user);
  next();
}
