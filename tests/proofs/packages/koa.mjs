import Koa from 'koa';
import { end, prove, serve } from './harness.mjs';

await prove('koa', {
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
