import { fastifyRequestContext, requestContext } from '@fastify/request-context';
import Fastify from 'fastify';
import { end, prove, serve } from './harness.mjs';

await prove('@fastify/request-context', {
  // What a hook sets in the store that the plugin opened.
  fastifyRequestContext: {
    bag: { set: (value) => requestContext.set('proof', value), get: () => requestContext.get('proof') },
    mount: async ({ middleware, handler }) => {
      const app = Fastify();
      await app.register(fastifyRequestContext);
      app.addHook('preHandler', async () => { await middleware(); });
      app.post('/', async () => { handler(); return {}; });
      await app.listen({ port: 0, host: '127.0.0.1' });
      return serve(app.server);
    },
  },
});
end();
