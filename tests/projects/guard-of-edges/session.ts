import { cookies } from 'next/headers';
import { verify } from './verify';

export async function getUser(): Promise<{ id: string; role: string } | undefined> {
  return verify((await cookies()).get('token')?.value);
}
