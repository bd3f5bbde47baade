// The helper takes the user, and falls back to the store when it is given none.
import { AsyncLocalStorage } from 'node:async_hooks';
import { Api, NotFound, Unauthorized, type Request } from '../api.js';
import { fetchUser, ownerOf, type User } from '../data.js';

const currentUser = new AsyncLocalStorage<User>();
export const app = new Api();

async function verifyToken(request: Request): Promise<User> {
  const user = await fetchUser(request.authorization);
  if (user === undefined) throw new Unauthorized();
  return user;
}

// expect: no-ambient-permission mixedFallback
function hasPermission(sessionId: string, user?: User): boolean {
  const actor = user ?? currentUser.getStore();
  return actor !== undefined && ownerOf(sessionId) === actor.name;
}

async function requireAuth(request: Request): Promise<User> {
  const user = await verifyToken(request);
  // expect: no-lost-write lost
  currentUser.enterWith(user);
  return user;
}

app.get('/sessions/:id', async (request) => {
  await requireAuth(request);
  if (!hasPermission(request.params.id)) throw new NotFound();
  return { id: request.params.id };
});
