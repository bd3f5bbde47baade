// Mended: the helper returns the user, and the endpoint binds it for its own later work. Right only because nobody comes after the endpoint.
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

/** Looks the session up for whoever is asking; undefined when they may not see it. */
async function readSession(sessionId: string): Promise<{ id: string } | undefined> {
  const user = currentUser.getStore();
  return user?.isAdmin === true || hasPermission(sessionId, user) ? { id: sessionId } : undefined;
}

app.get('/sessions/:id', async (request) => {
  const user = await requireAuth(request);
  currentUser.enterWith(user);
  const session = await readSession(request.params.id);
  if (session === undefined) throw new NotFound();
  return session;
});
