// The helper of the trace, one step on: it looks the user up itself, so the endpoint cannot see that it depends on the store.
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

// expect: no-ambient-permission directRead
function hasPermission(sessionId: string): boolean {
  const user = currentUser.getStore();
  return user !== undefined && ownerOf(sessionId) === user.name;
}

async function requireAuth(request: Request): Promise<User> {
  const user = await verifyToken(request);
  // expect: no-lost-write lost
  currentUser.enterWith(user);
  return user;
}

app.get('/sessions/:id', async (request) => {
  const user = await requireAuth(request);
  if (user.isAdmin) return { id: request.params.id };
  // expect: no-ambient-argument implied
  if (!hasPermission(request.params.id)) throw new NotFound();
  return { id: request.params.id };
});
