// Mended: what comes after the middleware runs inside the tenant's own scope.
import { AsyncLocalStorage } from 'node:async_hooks';
import express, { type Request } from 'express';
import { fetchUser, sessionsOf } from '../data.js';

const currentTenant = new AsyncLocalStorage<string>();
export const app = express();

async function findTenant(request: Request): Promise<string> {
  const user = await fetchUser(request.headers.authorization);
  return user?.tenant ?? 'public';
}

app.use(async (request, _response, next) => {
  currentTenant.run(await findTenant(request), next);
});

app.get('/sessions', async (_request, response) => {
  response.json(await sessionsOf(currentTenant.getStore()));
});
