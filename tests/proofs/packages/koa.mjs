import Koa from 'koa';
import { end, prove, serve } from './harness.mjs';

await prove('koa', {
  // The handler is the listener here.
  'default#on': {
    behind: true,
    mount: ({ middleware, handler }) => {
      const app = new Koa();
      app.on('error', () => handler());
      app.use((context, next) => middleware(next));
      app.use(() => { throw new Error('expected'); });
      return serve(app.callback());
    },
  },
  'default#use': {
    mount: ({ before, middleware, handler }) => {
      const app = new Koa();
      app.use((context, next) => before(next));
      app.use((context, next) => middleware(next));
      app.use((context) => { handler(); context.body = 'done'; });
      return serve(app.callback());
    },
  },
});
end();
