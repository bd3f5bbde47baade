import express from 'express';
import { end, prove, serve } from './harness.mjs';

const app = (mount) => ({ before, middleware, handler }) => {
  const made = express();
  made.use((request, response, next) => { before(next); });
  mount(made, (request, response, next) => middleware(next));
  made.post('*splat', (request, response) => { handler(); response.end(); });
  return serve(made);
};
const uses = (name) => ({ mount: app((made, middleware) => made[name](...(name === 'use' ? [] : ['/']), middleware)) });
const routes = (name) => ({ mount: app((made, middleware) => { const router = express.Router(); router[name](...(name === 'use' ? [] : ['/']), middleware); made.use(router); }) });

await prove('express', {
  ...Object.fromEntries(['use', 'all', 'post'].map((name) => [`default().${name}`, uses(name)])),
  ...Object.fromEntries(['use', 'all', 'post'].map((name) => [`default.Router().${name}`, routes(name)])),
});
end();
