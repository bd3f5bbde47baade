import util from 'node:util';
import { createRequire } from 'node:module';
import { prove } from './harness.mjs';

const require = createRequire(import.meta.url);
// graphql-shield asks for a helper that Node.js 23 removed.
util.isUndefined ??= (value) => value === undefined;
const { makeExecutableSchema } = require('@graphql-tools/schema');
const { graphql } = require('graphql');
const { applyMiddleware } = require('graphql-middleware');
const { rule, shield } = require('graphql-shield');

const schemaOf = (handler, ...middlewares) => applyMiddleware(makeExecutableSchema({ typeDefs: 'type Query { thing: Int }', resolvers: { Query: { thing: () => { handler(); return 1; } } } }), ...middlewares);
const asked = (schema) => ({ request: () => graphql({ schema, source: '{ thing }', contextValue: {} }) });

await prove('graphql-middleware', {
  applyMiddleware: { mount: ({ middleware, handler }) => asked(schemaOf(handler, { Query: { thing: (resolve, ...args) => middleware(() => resolve(...args)) } })) },
});
await prove('graphql-shield', {
  'rule()()': { ways: ['sync', 'before', 'after'], mount: ({ middleware, handler }) => asked(schemaOf(handler, shield({ Query: { thing: rule({ cache: 'no_cache' })(async () => { await middleware(); return true; }) } }))) },
});
