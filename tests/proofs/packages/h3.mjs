import { createServer } from 'node:http';
import { H3, toNodeHandler } from 'h3';
import { createApp, defineEventHandler, toNodeListener } from 'h3v1';
import { end, prove, serve } from './harness.mjs';

await prove('h3', {
  'H3#use': {
    mount: ({ middleware, handler }) => {
      const app = new H3();
      app.use((event, next) => middleware(next));
      app.post('/', () => { handler(); return 'done'; });
      return serve(createServer(toNodeHandler(app)));
    },
  },
  // Its middleware has no `next`.
  'createApp().use': {
    ways: ['sync', 'before', 'after'],
    mount: ({ middleware, handler }) => {
      const app = createApp();
      app.use(defineEventHandler(async () => { await middleware(); }));
      app.use(defineEventHandler(() => { handler(); return 'done'; }));
      return serve(createServer(toNodeListener(app)));
    },
  },
});
end();
