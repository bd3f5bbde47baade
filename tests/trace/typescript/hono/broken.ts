// Hono: the middleware awaits a helper that writes after its own `await`, and then goes on to the next one.
import { AsyncLocalStorage } from 'node:async_hooks';
import { Hono, type Context } from 'hono';
import { HTTPException } from 'hono/http-exception';
import { fetchUser, ownerOf, type User } from '../data.js';

const currentUser = new AsyncLocalStorage<User>();
export const app = new Hono();

async function verifyToken(context: Context): Promise<User> {
  const user = await fetchUser(context.req.header('authorization'));
  if (user === undefined) throw new HTTPException(401);
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

app.get('/sessions/:id', (context) => {
  const id = context.req.param('id');
  if (!hasPermission(id, currentUser.getStore())) return context.notFound();
  return context.json({ id });
});
