import { headers } from 'next/headers';
import { betterAuth } from 'better-auth';

const config = betterAuth({ database: {} });

export const auth = async (requestHeaders?: Headers) => config.api.getSession({ headers: requestHeaders ?? await headers() });
