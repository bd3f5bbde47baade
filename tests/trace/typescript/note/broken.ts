// The trace: a dependency that writes, and an endpoint that reads through a permission
// helper. Everybody but an admin gets 404.
import { AsyncLocalStorage } from 'node:async_hooks';
import { Api, NotFound, Unauthorized, type Request } from '../api.js';
import { fetchUser, ownerOf, type User } from '../data.js';

export const currentUser = new AsyncLocalStorage<User>();
export const app = new Api();

async function verifyToken(request: Request): Promise<User> {
  const user = await fetchUser(request.authorization);
  if (user === undefined) throw new Unauthorized();
  return user;
}

function hasPermission(sessionId: string, user: User | undefined): boolean {
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
  // expect: no-ambient-argument passed
  if (!hasPermission(request.params.id, currentUser.getStore())) throw new NotFound();
  return { id: request.params.id };
});
