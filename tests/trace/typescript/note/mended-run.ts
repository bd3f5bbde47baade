// Mended: the helper is turned inside out. It takes the caller's work and runs it inside `run`.
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

async function withAuth<T>(request: Request, work: () => Promise<T>): Promise<T> {
  const user = await verifyToken(request);
  return currentUser.run(user, work);
}

app.get('/sessions/:id', (request) => withAuth(request, async () => {
  const user = currentUser.getStore();
  if (user?.isAdmin !== true && !hasPermission(request.params.id, user)) throw new NotFound();
  return { id: request.params.id };
}));
