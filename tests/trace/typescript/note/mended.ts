// Mended: the user is returned and passed on. What lies deeper and cannot be passed one
// finds it in the scope of a `run`.
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

/** The session, and who is reading it: that needs no parameter, and decides nothing. */
function readSession(id: string): { id: string; readBy: string | undefined } {
  return { id, readBy: currentUser.getStore()?.name };
}

app.get('/sessions/:id', async (request) => {
  const user = await requireAuth(request);
  if (!user.isAdmin && !hasPermission(request.params.id, user)) throw new NotFound();
  return currentUser.run(user, () => readSession(request.params.id));
});
