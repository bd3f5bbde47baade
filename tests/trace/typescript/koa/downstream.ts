// A valid neighbour: the middleware writes after its `await` too, but calls `next` itself, so what comes after it runs in its context.
import { AsyncLocalStorage } from 'node:async_hooks';
import Koa, { type Context } from 'koa';
import { fetchUser, ownerOf, type User } from '../data.js';

const currentUser = new AsyncLocalStorage<User>();
export const app = new Koa();

async function verifyToken(context: Context): Promise<User> {
  const user = await fetchUser(context.get('authorization'));
  if (user === undefined) context.throw(401);
  return user;
}

function hasPermission(sessionId: string, user: User | undefined): boolean {
  return user !== undefined && (user.isAdmin || ownerOf(sessionId) === user.name);
}

app.use(async (context, next) => {
  currentUser.enterWith(await verifyToken(context));
  await next();
});

app.use(async (context) => {
  const id = context.path.replace('/sessions/', '');
  if (!hasPermission(id, currentUser.getStore())) context.throw(404);
  context.body = { id };
});
