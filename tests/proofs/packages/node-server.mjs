import { prove, serve } from './harness.mjs';

await prove('node:http', {
  createServer: { mount: ({ middleware, handler }) => serve((request, response) => { middleware(() => { handler(); response.end(); }); }) },
});
