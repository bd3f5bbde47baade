// Mended: an object is bound before the first `await`, and filled afterwards. Every copy of the context holds the same object.
import { AsyncLocalStorage } from 'node:async_hooks';
import { Api, NotFound, Unauthorized, type Request } from '../api.js';
import { fetchUser, ownerOf, type User } from '../data.js';

export const currentUser = new AsyncLocalStorage<{ user?: User }>();
export const app = new Api();

async function verifyToken(request: Request): Promise<User> {
  const user = await fetchUser(request.authorization);
  if (user === undefined) throw new Unauthorized();
  return user;
}

function hasPermission(sessionId: string, user: User | undefined): boolean {
  return user !== undefined && ownerOf(sessionId) === user.name;
}

async function requireAuth(request: Request): Promise<void> {
  const holder: { user?: User } = {};
  currentUser.enterWith(holder);
  holder.user = await verifyToken(request);
}

app.get('/sessions/:id', async (request) => {
  await requireAuth(request);
  const user = currentUser.getStore()?.user;
  if (user?.isAdmin !== true && !hasPermission(request.params.id, user)) throw new NotFound();
  return { id: request.params.id };
});
