import { ApolloServer } from '@apollo/server';
import { startStandaloneServer } from '@apollo/server/standalone';
import { initTRPC } from '@trpc/server';
import { createHTTPServer } from '@trpc/server/adapters/standalone';
import { createSchema, createYoga } from 'graphql-yoga';
import { end, prove, serve } from './harness.mjs';

const awaited = ['sync', 'before', 'after'];
const json = { headers: { 'content-type': 'application/json' } };
const query = { ...json, body: JSON.stringify({ query: '{ thing }' }) };
const typeDefs = 'type Query { thing: String }';
const t = initTRPC.create();

await prove('@trpc/server', {
  'initTRPC.create().procedure.use': { mount: ({ middleware, handler }) => serve(createHTTPServer({ router: t.router({ thing: t.procedure.use(({ next }) => middleware(next)).mutation(() => { handler(); return 1; }) }) }), { ...json, body: '{}', path: '/thing' }) },
  'initTRPC.create().middleware': { mount: ({ middleware, handler }) => serve(createHTTPServer({ router: t.router({ thing: t.procedure.use(t.middleware(({ next }) => middleware(next))).mutation(() => { handler(); return 1; }) }) }), { ...json, body: '{}', path: '/thing' }) },
});
await prove('@trpc/server/adapters/standalone', {
  createHTTPServer: { ways: awaited, mount: ({ middleware, handler }) => serve(createHTTPServer({ router: t.router({ thing: t.procedure.mutation(() => { handler(); return 1; }) }), createContext: async () => { await middleware(); return {}; } }), { ...json, body: '{}', path: '/thing' }) },
});
await prove('@apollo/server/standalone', {
  startStandaloneServer: {
    ways: awaited,
    mount: async ({ middleware, handler }) => {
      const server = new ApolloServer({ typeDefs, resolvers: { Query: { thing: () => { handler(); return 'a'; } } } });
      const { url } = await startStandaloneServer(server, { listen: { port: 0, host: '127.0.0.1' }, context: async () => { await middleware(); return {}; } });
      return { request: () => fetch(url, { method: 'POST', ...query }).then((response) => response.text()), close: () => server.stop() };
    },
  },
});
await prove('graphql-yoga', {
  createYoga: {
    ways: awaited,
    mount: ({ middleware, handler }) => serve(createYoga({ schema: createSchema({ typeDefs, resolvers: { Query: { thing: () => { handler(); return 'a'; } } } }), context: async () => { await middleware(); return {}; } }), { ...query, path: '/graphql' }),
  },
});
end();
