import { createClient } from '@/supabase';

// expect: no-ambient-permission throughChain
export async function isAdmin() {
  const client = await createClient();
  const { data: { user } } = await client.auth.getUser();
  return user?.role === 'admin';
}
