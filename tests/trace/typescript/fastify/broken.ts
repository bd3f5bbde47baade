// Fastify: an async hook that writes after its `await`. The framework awaits the hook and goes on in its own context.
import { AsyncLocalStorage } from 'node:async_hooks';
import fastify, { type FastifyRequest } from 'fastify';
import { fetchUser, ownerOf, type User } from '../data.js';

const currentUser = new AsyncLocalStorage<User>();
export const app = fastify();

class Unauthorized extends Error {
  readonly statusCode = 401;
}

async function verifyToken(request: FastifyRequest): Promise<User> {
  const user = await fetchUser(request.headers.authorization);
  if (user === undefined) throw new Unauthorized();
  return user;
}

function hasPermission(sessionId: string, user: User | undefined): boolean {
  return user !== undefined && (user.isAdmin || ownerOf(sessionId) === user.name);
}

app.addHook('onRequest', async (request) => {
  const user = await verifyToken(request);
  // expect: no-lost-write lost
  currentUser.enterWith(user);
});

app.get<{ Params: { id: string } }>('/sessions/:id', async (request, reply) => {
  if (!hasPermission(request.params.id, currentUser.getStore())) return reply.code(404).send();
  return { id: request.params.id };
});
