import { getRequestListener } from '@hono/node-server';
import { Hono } from 'hono';
import { end, prove, serve } from './harness.mjs';

const mounted = (name) => ({
  mount: ({ middleware, handler }) => {
    const app = new Hono();
    app[name](...(name === 'use' ? [] : ['/']), (context, next) => middleware(next));
    app.post('/', (context) => { handler(); return context.text('done'); });
    return serve(getRequestListener(app.fetch));
  },
});

await prove('hono', Object.fromEntries(['use', 'all', 'post'].map((name) => [`Hono#${name}`, mounted(name)])));
end();
