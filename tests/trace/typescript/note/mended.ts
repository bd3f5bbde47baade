// Mended: the user is returned and passed on. What lies deeper and cannot be passed one finds it in the scope of a `run`.
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

/** A line for the log, which names the user without being told. */
function described(sessionId: string): string {
  return `${currentUser.getStore()?.name ?? 'nobody'} reads ${sessionId}`;
}

app.get('/sessions/:id', async (request) => {
  const user = await requireAuth(request);
  if (!user.isAdmin && !hasPermission(request.params.id, user)) throw new NotFound();
  return currentUser.run(user, () => ({ id: request.params.id, log: described(request.params.id) }));
});
