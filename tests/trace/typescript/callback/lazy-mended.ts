// The same, and the query is awaited inside of the scope.
// settings: {"queries":["ownershipQuery"]}
import { AsyncLocalStorage } from 'node:async_hooks';
import { Api, NotFound, Unauthorized, type Request } from '../api.js';
import { fetchUser, ownershipQuery, type User } from '../data.js';

const currentUser = new AsyncLocalStorage<User>();
export const app = new Api();

async function verifyToken(request: Request): Promise<User> {
  const user = await fetchUser(request.authorization);
  if (user === undefined) throw new Unauthorized();
  return user;
}

app.get('/sessions/:id', async (request) => {
  const user = await verifyToken(request);
  const isOwner = await currentUser.run(user, async () => await ownershipQuery(request.params.id, () => currentUser.getStore()?.name));
  if (!isOwner) throw new NotFound();
  return { id: request.params.id };
});
