// Mended by one keyword, as the note's own code was: without the `await` the function binds in its caller's context.
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

async function requireAuth(request: Request): Promise<User> {
  const user = verifyToken(request);
  currentUser.enterWith(user);
  return user;
}

app.get('/sessions/:id', async (request) => {
  const user = await requireAuth(request);
  if (user.isAdmin) return { id: request.params.id };
  // The write is right now, but the user is in hand all the same.
  // expect: no-ambient-argument passed
  if (!hasPermission(request.params.id, currentUser.getStore())) throw new NotFound();
  return { id: request.params.id };
});
