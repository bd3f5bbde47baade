// The user is looked up when the module is loaded, before there is a request.
import { AsyncLocalStorage } from 'node:async_hooks';
import { Api, NotFound, Unauthorized, type Request } from '../api.js';
import { fetchUser, ownerOf, type User } from '../data.js';

const currentUser = new AsyncLocalStorage<User>();
export const app = new Api();

// expect: no-ambient-permission moduleRead
const user = currentUser.getStore();

async function verifyToken(request: Request): Promise<User> {
  const user = await fetchUser(request.authorization);
  if (user === undefined) throw new Unauthorized();
  return user;
}

function hasPermission(sessionId: string): boolean {
  return user !== undefined && ownerOf(sessionId) === user.name;
}

app.get('/sessions/:id', async (request) => {
  return currentUser.run(await verifyToken(request), async () => {
    if (!hasPermission(request.params.id)) throw new NotFound();
    return { id: request.params.id };
  });
});
