import { enterTenant } from './tenant';

interface Request { readonly hostname: string }

export async function tenantMiddleware(request: Request, find: (host: string) => Promise<string>, next: () => void): Promise<void> {
  enterTenant(await find(request.hostname));
  next();
}
