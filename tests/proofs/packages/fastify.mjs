import Fastify from 'fastify';
import { end, prove, serve } from './harness.mjs';

const mounted = (hook) => async ({ middleware, handler }) => {
  const app = Fastify();
  hook(app, middleware);
  app.post('/', async () => { handler(); return {}; });
  await app.listen({ port: 0, host: '127.0.0.1' });
  return serve(app.server);
};
const awaited = { ways: ['sync', 'before', 'after'], style: 'async', mount: mounted((app, middleware) => app.addHook('onRequest', async () => { await middleware(); })) };

await prove('fastify', { 'default().addHook': { style: 'callback', mount: mounted((app, middleware) => app.addHook('onRequest', (request, reply, done) => { middleware(done); })) } });
const handlesErrors = {
  behind: true,
  ways: ['sync', 'before', 'after'],
  mount: async ({ middleware, handler }) => {
    const app = Fastify();
    app.addHook('preHandler', async () => { await middleware(); });
    app.setErrorHandler(async () => { handler(); return {}; });
    app.post('/', async () => { throw new Error('expected'); });
    await app.listen({ port: 0, host: '127.0.0.1' });
    return serve(app.server);
  },
};

await prove('fastify', { 'default().setErrorHandler': handlesErrors });
await prove('fastify', { 'default().addHook': awaited, 'FastifyInstance#addHook': awaited });
end();
