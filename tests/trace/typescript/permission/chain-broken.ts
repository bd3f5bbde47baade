// The helper decides through another function that looks the user up.
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

function theUser(): User | undefined {
  return currentUser.getStore();
}

// expect: no-ambient-permission throughChain
function hasPermission(sessionId: string): boolean {
  return ownerOf(sessionId) === theUser()?.name;
}

async function requireAuth(request: Request): Promise<User> {
  const user = await verifyToken(request);
  // expect: no-lost-write lost
  currentUser.enterWith(user);
  return user;
}

app.get('/sessions/:id', async (request) => {
  const user = await requireAuth(request);
  if (user.isAdmin) return { id: request.params.id };
  // expect: no-ambient-argument implied
  if (!hasPermission(request.params.id)) throw new NotFound();
  return { id: request.params.id };
});
