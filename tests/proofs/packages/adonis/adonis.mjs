import { createServer } from 'node:http';
import { AppFactory } from '@adonisjs/application/factories';
import { ServerFactory } from '@adonisjs/http-server/factories';
import { end, prove, serve } from '../harness.mjs';

async function server(routes, all = []) {
  const app = new AppFactory().create(new URL('file:///srv/app.mjs'), () => undefined);
  await app.init();
  const made = new ServerFactory().merge({ app, config: { useAsyncLocalStorage: true } }).create();
  made.use([]);
  const router = made.getRouter();
  router.use(all);
  routes(router);
  await made.boot();
  return serve(createServer(made.handle.bind(made)));
}

await prove('@adonisjs/core', {
  'Route#use': { mount: ({ middleware, handler }) => server((router) => { router.post('/', () => { handler(); return 'done'; }).use((context, next) => middleware(next)); }) },
  'Router#use': {
    mount: ({ middleware, handler }) => server(
      (router) => { router.post('/', () => { handler(); return 'done'; }); },
      [async () => ({ default: class { handle(context, next) { return middleware(next); } } })],
    ),
  },
});
end();
