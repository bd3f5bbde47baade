// Mended: the middleware runs what comes after it inside `run`.
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

app.use(async (request, _response, next) => {
  const user = await verifyToken(request);
  currentUser.run(user, next);
});

app.get('/sessions/:id', (request, response) => {
  if (!hasPermission(request.params.id, currentUser.getStore())) {
    response.sendStatus(404);
    return;
  }
  response.json({ id: request.params.id });
});
