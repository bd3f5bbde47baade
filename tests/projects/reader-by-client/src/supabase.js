import { createServerClient } from '@supabase/ssr';
import { cookies } from 'next/headers';

export async function createClient() {
  const jar = await cookies();
  return createServerClient(process.env.URL, process.env.KEY, { cookies: { getAll: () => jar.getAll() } });
}

export function createAdminClient() {
  return createServerClient(process.env.URL, process.env.SECRET, { cookies: { getAll: () => [] } });
}
