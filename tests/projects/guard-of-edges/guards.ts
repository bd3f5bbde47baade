import { redirect } from 'next/navigation';
import { getUser } from './session';

// expect (strict): no-ambient-permission edgeGuard
export async function requireUser(): Promise<{ id: string; role: string }> {
  const user = await getUser();
  if (user === undefined) redirect('/login');
  return user;
}

// expect: no-ambient-permission throughChain
export async function requireRole(role: string): Promise<void> {
  const user = await getUser();
  if (user?.role !== role) redirect('/login');
}
