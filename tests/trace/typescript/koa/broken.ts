// Koa: the middleware awaits a helper that writes after its own `await`, and then goes on to the next one.
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

async function requireAuth(context: Context): Promise<User> {
  const user = await verifyToken(context);
  // expect: no-lost-write lost
  currentUser.enterWith(user);
  return user;
}

app.use(async (context, next) => {
  await requireAuth(context);
  await next();
});

app.use(async (context) => {
  const id = context.path.replace('/sessions/', '');
  if (!hasPermission(id, currentUser.getStore())) context.throw(404);
  context.body = { id };
});
