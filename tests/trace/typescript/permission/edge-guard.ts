// A valid neighbour: a guard that is called first thing in an endpoint and returns the user. Only `strict` speaks of it.
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

function hasPermission(sessionId: string, user: User): boolean {
  return user.isAdmin || ownerOf(sessionId) === user.name;
}

// expect (strict): no-ambient-permission edgeGuard
function requireUser(): User {
  const user = currentUser.getStore();
  if (user === undefined) throw new Unauthorized();
  return user;
}

async function withAuth<T>(request: Request, work: () => Promise<T>): Promise<T> {
  return currentUser.run(await verifyToken(request), work);
}

app.get('/sessions/:id', (request) => withAuth(request, async () => {
  const user = requireUser();
  if (!hasPermission(request.params.id, user)) throw new NotFound();
  return { id: request.params.id };
}));
