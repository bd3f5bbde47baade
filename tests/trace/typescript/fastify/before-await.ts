// A valid neighbour: the async hook writes before any `await`, so the write is made in the context of the framework's call.
import { AsyncLocalStorage } from 'node:async_hooks';
import fastify, { type FastifyRequest } from 'fastify';
import { findUser, ownerOf, type User } from '../data.js';

const currentUser = new AsyncLocalStorage<User>();
export const app = fastify();

class Unauthorized extends Error {
  readonly statusCode = 401;
}

function verifyToken(request: FastifyRequest): User {
  const user = findUser(request.headers.authorization);
  if (user === undefined) throw new Unauthorized();
  return user;
}

function hasPermission(sessionId: string, user: User | undefined): boolean {
  return user !== undefined && (user.isAdmin || ownerOf(sessionId) === user.name);
}

app.addHook('onRequest', async (request) => {
  currentUser.enterWith(verifyToken(request));
});

app.get<{ Params: { id: string } }>('/sessions/:id', async (request, reply) => {
  if (!hasPermission(request.params.id, currentUser.getStore())) return reply.code(404).send();
  return { id: request.params.id };
});
