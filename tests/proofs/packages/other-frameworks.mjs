import Hapi from '@hapi/hapi';
import middy from '@middy/core';
import { feathers } from '@feathersjs/feathers';
import polka from 'polka';
import { end, prove, serve } from './harness.mjs';

const awaited = ['sync', 'before', 'after'];

await prove('polka', {
  'default().use': {
    mount: ({ middleware, handler }) => {
      const app = polka();
      app.use((request, response, next) => { middleware(next); });
      app.post('/', (request, response) => { handler(); response.end(); });
      return serve((request, response) => app.handler(request, response));
    },
  },
});
await prove('@hapi/hapi', {
  'server().ext': {
    ways: awaited,
    mount: async ({ middleware, handler }) => {
      const server = Hapi.server({ port: 0, host: '127.0.0.1' });
      server.ext('onRequest', async (request, h) => { await middleware(); return h.continue; });
      server.route({ method: 'POST', path: '/', handler: () => { handler(); return 'done'; } });
      await server.start();
      return serve(server.listener);
    },
  },
});
await prove('@middy/core', {
  'default().before': { ways: awaited, mount: ({ middleware, handler }) => { const wrapped = middy(async () => { handler(); }).before(async () => { await middleware(); }); return { request: () => wrapped({}, {}) }; } },
});
const service = (hooks) => ({ middleware, handler }) => {
  const app = feathers();
  app.use('things', { async find() { handler(); return []; } });
  app.service('things').hooks(hooks(middleware));
  return { request: () => app.service('things').find() };
};
await prove('@feathersjs/feathers', { 'feathers().service().hooks': { style: 'callback', mount: service((middleware) => ({ around: { find: [async (context, next) => { await middleware(next); }] } })) } });
await prove('@feathersjs/feathers', { 'feathers().service().hooks': { style: 'async', ways: awaited, mount: service((middleware) => ({ before: { find: [async () => { await middleware(); }] } })) } });
end();
