// Express, and no 404: an outer scope hides the loss, and everybody is shown the rows of the public tenant.
import { AsyncLocalStorage } from 'node:async_hooks';
import express, { type Request } from 'express';
import { fetchUser, sessionsOf } from '../data.js';

const currentTenant = new AsyncLocalStorage<string>();
export const app = express();

async function requireTenant(request: Request): Promise<void> {
  const user = await fetchUser(request.headers.authorization);
  // expect: no-lost-write lost
  currentTenant.enterWith(user?.tenant ?? 'public');
}

app.use((_request, _response, next) => {
  currentTenant.run('public', next);
});

app.use(async (request, _response, next) => {
  await requireTenant(request);
  next();
});

app.get('/sessions', async (_request, response) => {
  response.json(await sessionsOf(currentTenant.getStore()));
});
