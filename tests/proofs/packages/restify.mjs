import { createRequire } from 'node:module';
import { end, prove, serve, skip } from './harness.mjs';

if (Number(process.versions.node.split('.')[0]) >= 24) {
  skip('restify', ['createServer().use', 'createServer().pre'], 'restify 11 does not load on Node.js 24, which has no `http_parser` binding');
  end();
}
const restify = createRequire(import.meta.url)('restify');
const mounted = (name) => ({
  mount: async ({ middleware, handler }) => {
    const server = restify.createServer();
    server[name]((request, response, next) => { middleware(next); });
    server.post('/', (request, response, next) => { handler(); response.send('done'); next(); });
    return serve(server.server);
  },
});

await prove('restify', { 'createServer().use': mounted('use'), 'createServer().pre': mounted('pre') });
end();
