// Express, the write behind a setter: the setter is right, and the call of it comes too late.
import { AsyncLocalStorage } from 'node:async_hooks';
import express, { type Request } from 'express';
import { fetchUser, ownerOf, type User } from '../data.js';

const currentUser = new AsyncLocalStorage<User>();
export const app = express();

class Unauthorized extends Error {
  readonly status = 401;
}

async function verifyToken(request: Request): Promise<User> {
  const user = await fetchUser(request.headers.authorization);
  if (user === undefined) throw new Unauthorized();
  return user;
}

function hasPermission(sessionId: string, user: User | undefined): boolean {
  return user !== undefined && (user.isAdmin || ownerOf(sessionId) === user.name);
}

function setUser(user: User): void {
  currentUser.enterWith(user);
}

async function requireAuth(request: Request): Promise<User> {
  const user = await verifyToken(request);
  // expect: no-lost-write lost
  setUser(user);
  return user;
}

app.use(async (request, _response, next) => {
  await requireAuth(request);
  next();
});

app.get('/sessions/:id', (request, response) => {
  if (!hasPermission(request.params.id, currentUser.getStore())) {
    response.sendStatus(404);
    return;
  }
  response.json({ id: request.params.id });
});
