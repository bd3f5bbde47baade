import { NextResponse, type NextRequest } from 'next/server';
import { currentUser, setUser } from '../context.js';

/** For what it does itself. */
export function proxy(request: NextRequest): NextResponse {
  setUser(request.headers.get('x-user') ?? '');
  return currentUser() === 'admin' ? NextResponse.next() : NextResponse.redirect(new URL('/', request.url));
}
