import { NextResponse, type NextRequest } from 'next/server';
import { sessionUser } from '../session.js';

export async function proxy(request: NextRequest): Promise<NextResponse> {
  const headers = new Headers(request.headers);
  headers.set('x-user', await sessionUser());
  return NextResponse.next({ request: { headers } });
}
