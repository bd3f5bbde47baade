import { cache } from 'react';
import { headers } from 'next/headers';
import { auth } from './better';

export const getSession = cache(async () => {
  const session = await auth.api.getSession({ headers: await headers() });
  if (!session) throw new Error('nobody is signed in');
  return session;
});

export const sessionOf = (incoming: Headers) => auth.api.getSession({ headers: incoming });
