// Mended: the endpoint uses what the dependency returned.
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
  return verifyToken(request);
}

app.get('/sessions/:id', requireAuth, async (request, user) => {
  if (!user.isAdmin && !hasPermission(request.params.id, user)) throw new NotFound();
  return currentUser.run(user, () => ({ id: request.params.id, readBy: currentUser.getStore()?.name }));
});
