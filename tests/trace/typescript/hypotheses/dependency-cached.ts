// Second wrong hypothesis, a valid neighbour: the dependency runs once for two that ask, and nothing is wrong.
import { AsyncLocalStorage } from 'node:async_hooks';
import { Api, NotFound, Unauthorized, type Request } from '../api.js';
import { fetchUser, ownerOf, type User } from '../data.js';

export const currentUser = new AsyncLocalStorage<User>();
export const app = new Api();

const asked: string[] = [];
const known = new WeakMap<Request, Promise<User>>();

async function verifyToken(request: Request): Promise<User> {
  const user = await fetchUser(request.authorization);
  if (user === undefined) throw new Unauthorized();
  return user;
}

function hasPermission(sessionId: string, user: User | undefined): boolean {
  return user !== undefined && ownerOf(sessionId) === user.name;
}

function requireAuth(request: Request): Promise<User> {
  let user = known.get(request);
  if (user === undefined) known.set(request, user = verifyToken(request));
  return user;
}

async function audit(request: Request): Promise<void> {
  const { name } = await requireAuth(request);
  asked.push(name);
}

app.get('/sessions/:id', async (request) => {
  await audit(request);
  const user = await requireAuth(request);
  if (!user.isAdmin && !hasPermission(request.params.id, user)) throw new NotFound();
  return currentUser.run(user, () => ({ id: request.params.id, readBy: currentUser.getStore()?.name }));
});
