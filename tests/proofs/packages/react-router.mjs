import { createStaticHandler } from 'react-router';
import { prove } from './harness.mjs';

const mounted = (middleware, way) => ({ mount: ({ middleware: mw, handler }) => {
  const { query } = createStaticHandler([{ path: '/', middleware: [middleware(mw)], loader: () => { handler(); return null; } }], { future: { v8_middleware: true } });
  return { request: () => query(new Request('http://localhost/'), { generateMiddlewareResponse: async (run) => { await run(new Request('http://localhost/')); return new Response(''); } }) };
}, ...way });

await prove('react-router', { 'route.middleware': mounted((mw) => async (_, next) => mw(next), { style: 'callback' }) });
await prove('react-router', { 'route.middleware': mounted((mw) => async () => { await mw(); }, { style: 'async', ways: ['sync', 'before', 'after'] }) });
