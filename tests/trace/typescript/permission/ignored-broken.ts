// The helper takes the user, and decides for the one in the store all the same.
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

// expect: no-ambient-permission ignoredActor
function hasPermission(sessionId: string, user: User | undefined): boolean {
  if (user === undefined) return false;
  return ownerOf(sessionId) === currentUser.getStore()?.name;
}

async function requireAuth(request: Request): Promise<User> {
  const user = await verifyToken(request);
  // expect: no-lost-write lost
  currentUser.enterWith(user);
  return user;
}

app.get('/sessions/:id', async (request) => {
  const user = await requireAuth(request);
  if (!hasPermission(request.params.id, user)) throw new NotFound();
  return { id: request.params.id };
});
