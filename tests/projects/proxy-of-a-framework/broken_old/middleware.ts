import { NextResponse, type NextRequest } from 'next/server';
import { setUser } from '../context.js';
import { sessionUser } from '../session.js';

export async function middleware(request: NextRequest): Promise<NextResponse> {
  const user = request.headers.has('x-user') ? await sessionUser() : undefined;
  // expect: no-lost-write lost
  if (user !== undefined) setUser(user);
  return NextResponse.next();
}
