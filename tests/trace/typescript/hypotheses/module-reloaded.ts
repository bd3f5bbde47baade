// Third wrong hypothesis, a valid neighbour: the module is loaded twice and there are two stores, and nothing is wrong.
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

app.get('/sessions/:id', async (request) => {
  const user = await verifyToken(request);
  return currentUser.run(user, async () => {
    const session = await readSession(request.params.id);
    if (session === undefined) throw new NotFound();
    return session;
  });
});

/** Looks the session up for whoever is asking; undefined when they may not see it. */
async function readSession(sessionId: string): Promise<{ id: string } | undefined> {
  const user = currentUser.getStore();
  return user?.isAdmin === true || hasPermission(sessionId, user) ? { id: sessionId } : undefined;
}
