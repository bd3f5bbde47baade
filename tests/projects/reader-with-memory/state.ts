import { cache } from 'react';
import { headers } from 'next/headers';
import { auth } from './better';

export const getState = cache(async () => {
  const session = await auth.api.getSession({ headers: await headers() });
  if (!session) return { status: 'unknown' };
  return { status: 'known', session: { user: session.user }, locale: 'en' };
});
