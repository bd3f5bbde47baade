// The same with the boundary in another file, which the project declares in its settings.
// settings: { "crossings": [{ "from": "file", "name": "inThread", "path": "typescript/api.ts", "boundary": "thread", "returnsFunction": true }] }
import { AsyncLocalStorage } from 'node:async_hooks';
import { Api, inThread, NotFound, Unauthorized, type Request } from '../api.js';
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

function requireAuth(request: Request): User {
  const user = verifyToken(request);
  // expect: no-lost-write lost
  currentUser.enterWith(user);
  return user;
}

app.get('/sessions/:id', inThread(requireAuth), async (request, user) => {
  if (user.isAdmin) return { id: request.params.id };
  // expect: no-ambient-argument passed
  if (!hasPermission(request.params.id, currentUser.getStore())) throw new NotFound();
  return { id: request.params.id };
});
