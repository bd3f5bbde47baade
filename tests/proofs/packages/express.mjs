import express from 'express';
import { end, prove, serve } from './harness.mjs';

const app = (mount) => ({ before, middleware, handler }) => {
  const made = express();
  made.use((request, response, next) => { before(next); });
  mount(made, (request, response, next) => middleware(next));
  made.use((request, response) => { handler(); response.end(); });
  return serve(made);
};
const uses = (name) => ({ mount: app((made, middleware) => made[name](...(name === 'use' ? [] : ['/']), middleware)) });
const routes = (name) => ({ mount: app((made, middleware) => { const router = express.Router(); router[name](...(name === 'use' ? [] : ['/']), middleware); made.use(router); }) });

/** A parameter of the path is told before the handler runs. */
const params = (own) => ({
  mount: ({ middleware, handler }) => {
    const [made, router] = [express(), express.Router()];
    const of = own(made, router);
    of.param('id', (request, response, next) => { middleware(next); });
    of.post('/:id', (request, response) => { handler(); response.end(); });
    made.use(router);
    return serve(made, { path: '/1' });
  },
});

await prove('express', {
  'default().param': params((made) => made), 'default.Router().param': params((made, router) => router),
  ...Object.fromEntries(['use', 'all', 'post'].map((name) => [`default().${name}`, uses(name)])),
  ...Object.fromEntries(['use', 'all', 'post'].map((name) => [`default.Router().${name}`, routes(name)])),
});
end();
