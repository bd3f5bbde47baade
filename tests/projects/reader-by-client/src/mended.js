import { createAdminClient } from '@/supabase';

export async function isAdmin(token) {
  const { data: { user } } = await createAdminClient().auth.getUser(token);
  return user?.role === 'admin';
}
