// A valid neighbour: the middleware writes after its `await` too, but calls `next` itself, so what comes after it runs in its context.
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

app.use(async (context, next) => {
  currentUser.enterWith(await verifyToken(context));
  await next();
});

app.get('/sessions/:id', (context) => {
  const id = context.req.param('id');
  if (!hasPermission(id, currentUser.getStore())) return context.notFound();
  return context.json({ id });
});
