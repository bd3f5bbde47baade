// The owner is checked by a function that waits in a list, and a timer of the server calls it. Somebody knew that the function has
// to be bound to the request, and threw the bound one away. Everybody gets 404.
import { AsyncLocalStorage, AsyncResource } from 'node:async_hooks';
import { Api, NotFound, Unauthorized, type Request } from '../api.js';
import { fetchUser, ownerOf, type User } from '../data.js';

const currentUser = new AsyncLocalStorage<User>();
export const app = new Api();

const waiting: (() => void)[] = [];
setInterval(() => { for (const check of waiting.splice(0)) check(); }, 1).unref();

async function verifyToken(request: Request): Promise<User> {
  const user = await fetchUser(request.authorization);
  if (user === undefined) throw new Unauthorized();
  return user;
}

function isOwner(sessionId: string): Promise<boolean> {
  return new Promise((resolve) => {
    const check = () => resolve(ownerOf(sessionId) === currentUser.getStore()?.name);
    // expect: no-discarded-context discardedFunction
    AsyncResource.bind(check);
    waiting.push(check);
  });
}

app.get('/sessions/:id', async (request) => {
  return currentUser.run(await verifyToken(request), async () => {
    if (!await isOwner(request.params.id)) throw new NotFound();
    return { id: request.params.id };
  });
});
