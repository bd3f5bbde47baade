// The note's repair: the dependency runs in place, in the context of the request.
import { AsyncLocalStorage } from 'node:async_hooks';
import { Api, NotFound, Unauthorized, type Request } from '../api.js';
import { findUser, ownerOf, type User } from '../data.js';

export const currentUser = new AsyncLocalStorage<User>();
export const app = new Api();

function verifyToken(request: Request): User {
  const user = findUser(request.authorization);
  if (user === undefined) throw new Unauthorized();
  return user;
}

function hasPermission(sessionId: string, user: User | undefined): boolean {
  return user !== undefined && ownerOf(sessionId) === user.name;
}

async function requireAuth(request: Request): Promise<void> {
  const user = verifyToken(request);
  currentUser.enterWith(user);
}

app.get('/sessions/:id', requireAuth, async (request) => {
  const user = currentUser.getStore();
  if (user?.isAdmin !== true && !hasPermission(request.params.id, user)) throw new NotFound();
  return { id: request.params.id };
});
