// Mended: the helper takes the user and asks nobody else, and the endpoint gives it the one in hand.
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

app.get('/sessions/:id', async (request) => {
  const user = await verifyToken(request);
  if (!hasPermission(request.params.id, user)) throw new NotFound();
  return currentUser.run(user, () => ({ id: request.params.id, readBy: currentUser.getStore()?.name }));
});
