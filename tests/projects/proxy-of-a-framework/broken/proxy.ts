import { NextResponse, type NextRequest } from 'next/server';
import { setUser } from '../context.js';

/** The route runs in another context, whatever is awaited here. */
export default function proxy(request: NextRequest): NextResponse {
  // expect: no-lost-write lost
  setUser(request.headers.get('x-user') ?? '');
  return NextResponse.next();
}
