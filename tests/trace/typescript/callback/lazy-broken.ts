// The session is looked for by a query, which asks the store who may see it. The query is made inside of the scope and begins where it is
// awaited, which is outside. Everybody gets 404.
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
  // expect: no-lazy-scope-result lazyResult
  const isOwner = await currentUser.run(user, () => ownershipQuery(request.params.id, () => currentUser.getStore()?.name));
  if (!isOwner) throw new NotFound();
  return { id: request.params.id };
});
