// Mended: the middleware runs what comes after it inside `run`.
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
  const user = await verifyToken(context);
  await currentUser.run(user, next);
});

app.use(async (context) => {
  const id = context.path.replace('/sessions/', '');
  if (!hasPermission(id, currentUser.getStore())) context.throw(404);
  context.body = { id };
});
