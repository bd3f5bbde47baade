/** The shape of the settings, as users and editors see it: whoever changes it sees here what changes for them. */
import { describe, expect, it } from 'vitest';
import type { Schema } from '../../src/settings/check.js';
import { settingsProblem, settingsSchema, type Settings } from '../../src/settings.js';

/** Everything that can be said. */
const everything: Required<Settings> = {
  stores: ['user', { from: 'file', name: 'user', path: 'src/user.ts', value: true, identity: true }],
  writers: [{ from: 'file', name: ['enter', 'Context.enter'], argument: 0, ends: false, givesToken: true, restores: false, store: 'user' }],
  mutators: [{ from: 'package', package: '@acme/context', name: 'set', store: 'user' }],
  readers: [{ from: 'global', name: 'get', identity: 'key', key: 0, server: true, ambientUpTo: 0, ambientBy: 0, property: false, store: 'user' }],
  scopes: [{ from: 'file', name: 'run', argument: -1, callback: -1, leaky: false, leakyOn: 'async-hooks', awaits: true, store: 'user' }],
  crossings: [{ from: 'file', name: 'later', kind: 'copy', callback: [0], boundary: 'later', returnsFunction: false, events: ['message'], passesFrom: 1, keywords: ['target'], plainOnly: true, repeats: true, periodic: true, reused: true, onAsyncHooks: 'copy', orInline: true, waits: ['places'], sticksToConnection: true, markedBy: ['Depends'], gives: ['Job#'] }],
  queries: [{ from: 'file', name: 'db.*', names: ['rows'], startedBy: ['execute'] }],
  derivers: [{ from: 'file', name: 'withSpan' }],
  servers: [{ from: 'package', package: '@acme/server', name: 'Server#open' }],
  edges: [{ from: 'file', name: 'main' }],
  quiet: [{ from: 'package', package: 'pino', name: '**' }],
  actorNames: { add: ['member'], remove: ['user'] },
  decisionNames: { add: ['mayI'], remove: ['can'] },
  runtime: 'any',
  follow: ['@acme/context'],
  cache: true,
};

describe('the schema of the settings', () => {
  it('takes everything that can be said', () => {
    expect(settingsProblem(everything)).toBeUndefined();
  });

  it('has a description for every key, and no key that nobody can write', () => {
    const written = new Set<string>();
    const look = (value: unknown): void => {
      if (typeof value !== 'object' || value === null) return;
      for (const [key, inner] of Object.entries(value)) {
        if (!Array.isArray(value)) written.add(key);
        look(inner);
      }
    };
    look(everything);
    const keys = keysOf(settingsSchema);
    expect(keys.filter(({ description }) => !/^[A-Z`].*\.$/.test(description)).map(({ path }) => path)).toEqual([]);
    expect(new Set(keys.map(({ name }) => name))).toEqual(written);
  });

  it('is this', () => {
    expect(keysOf(settingsSchema).map(({ path, description }) => `${path}: ${description}`).join('\n')).toMatchInlineSnapshot(`
      "stores: Stores of your own: whatever has the methods of AsyncLocalStorage.
      stores.from: Where it comes from: a file of the project, a package, or nowhere (a global).
      stores.name: Name, or names, from the export on: \`enterTenant\`, \`RequestContext.run\`, \`TenantContext#enter\`.
      stores.path: Path of the file from the project's root. Default: any file of the project.
      stores.value: The name is a store itself (true) or a class whose instances are (false). Default: true.
      stores.identity: It holds who is asking (user, tenant, session). Default: its name and type tell.
      stores.package: The specifier that it is imported from.
      writers: Calls that replace what a store holds from here on, as \`enterWith\` does.
      writers.from: Where it comes from: a file of the project, a package, or nowhere (a global).
      writers.name: Name, or names, from the export on: \`enterTenant\`, \`RequestContext.run\`, \`TenantContext#enter\`.
      writers.path: Path of the file from the project's root. Default: any file of the project.
      writers.argument: Position of the value; -1 when there is none. Default: 0.
      writers.ends: It takes the value away and brings no other one. Default: false.
      writers.givesToken: It gives a token that puts back what was there before. Default: false.
      writers.restores: It is handed such a token, and puts back what was there before. Default: false.
      writers.store: Name of the store; calls that share the name share the store. Default: the one declared store, or one that all share.
      writers.package: The specifier that it is imported from.
      mutators: Calls that change the object which a store holds.
      mutators.from: Where it comes from: a file of the project, a package, or nowhere (a global).
      mutators.name: Name, or names, from the export on: \`enterTenant\`, \`RequestContext.run\`, \`TenantContext#enter\`.
      mutators.path: Path of the file from the project's root. Default: any file of the project.
      mutators.store: Name of the store; calls that share the name share the store. Default: the one declared store, or one that all share.
      mutators.package: The specifier that it is imported from.
      readers: Calls that look up what a store holds.
      readers.from: Where it comes from: a file of the project, a package, or nowhere (a global).
      readers.name: Name, or names, from the export on: \`enterTenant\`, \`RequestContext.run\`, \`TenantContext#enter\`.
      readers.path: Path of the file from the project's root. Default: any file of the project.
      readers.identity: Whether the value is who is asking: always, when the string at \`key\` says so, when the type or name says so, never. Default: \`key\` where \`key\` is given, otherwise \`always\`.
      readers.key: Position of the string that names what is looked up.
      readers.server: It exists on servers only. Default: false.
      readers.ambientUpTo: It is ambient only with at most this many arguments. Default: with any number.
      readers.ambientBy: It is ambient only when the argument at this position is made of what was looked up. Default: whatever it is.
      readers.property: It is a property that looks the value up, and no call. Default: false.
      readers.store: Name of the store; calls that share the name share the store. Default: the one declared store, or one that all share.
      readers.package: The specifier that it is imported from.
      scopes: Calls that bind a value while a function runs, as \`run\` does.
      scopes.from: Where it comes from: a file of the project, a package, or nowhere (a global).
      scopes.name: Name, or names, from the export on: \`enterTenant\`, \`RequestContext.run\`, \`TenantContext#enter\`.
      scopes.path: Path of the file from the project's root. Default: any file of the project.
      scopes.argument: Position of the value; -1 when there is none. Default: 0.
      scopes.callback: Position of the function; -1 is the last argument. Default: 1.
      scopes.leaky: A rebind made inside may reach the caller. Default: false.
      scopes.leakyOn: The runtime on which it always does; on the other one it never does. Default: \`leaky\` holds on both.
      scopes.awaits: It waits inside for what the function gives, so that a query begins there. Default: false.
      scopes.store: Name of the store; calls that share the name share the store. Default: the one declared store, or one that all share.
      scopes.package: The specifier that it is imported from.
      crossings: Calls that run a function in another context.
      crossings.from: Where it comes from: a file of the project, a package, or nowhere (a global).
      crossings.name: Name, or names, from the export on: \`enterTenant\`, \`RequestContext.run\`, \`TenantContext#enter\`.
      crossings.path: Path of the file from the project's root. Default: any file of the project.
      crossings.kind: Where the function starts, and what becomes of a rebind made in it. Default: \`copy\`.
      crossings.callback: Positions of the functions, -1 for the last argument, or \`every\`. Default: \`every\`.
      crossings.keywords: Names under which functions may be given as well (Python). Default: none.
      crossings.plainOnly: A function that is to be awaited is awaited in the caller's own context: only others cross. Default: false.
      crossings.boundary: What sort of boundary it is: an explicit copy of the context, another thread or process, a framework that calls the function of its own accord, or just later work. Default: \`thread\` for the kind \`isolate\`, otherwise \`later\`.
      crossings.returnsFunction: It runs nothing itself, but returns a function that does. Default: false.
      crossings.repeats: It calls the function several times in one frame: what one call rebinds is there in the next. Default: false.
      crossings.periodic: Of the kind \`capture\`: it calls the function again and again, as a timer does, so that up to Node 22 what one call rebinds is there in the next. Default: false.
      crossings.reused: The thread that runs the function is used again: what it has bound is there for the next one. Default: false.
      crossings.onAsyncHooks: The kind up to Node 22, where it is another one there. Default: \`kind\`.
      crossings.orInline: Of the kind \`borrow\`: while a place is free it runs at once, in the caller's own frame. Default: false.
      crossings.waits: Of the kind \`borrow\`: the options of what made the limiter that make a function wait for a place, which another caller frees; an empty list where it always may. Default: it is not known to wait.
      crossings.sticksToConnection: Up to Node 22 a rebind before the first \`await\` is there in the next request on the connection. Default: false.
      crossings.markedBy: Calls of the same module that mark a function as one which the framework runs so, as the default or annotation of a parameter. Default: none.
      crossings.gives: What the function is handed, by the names under which other declarations of the same module speak of it. Default: unknown.
      crossings.events: Only when the first argument is one of these strings. Default: always.
      crossings.passesFrom: Position of the first argument that is passed on to the function. Default: unknown.
      crossings.package: The specifier that it is imported from.
      queries: Calls that give a thenable which begins its work where it is awaited, as a query builder does.
      queries.from: Where it comes from: a file of the project, a package, or nowhere (a global).
      queries.name: Name, or names, from the export on: \`enterTenant\`, \`RequestContext.run\`, \`TenantContext#enter\`.
      queries.path: Path of the file from the project's root. Default: any file of the project.
      queries.startedBy: Calls chained to it that begin the work at once, or give something else. \`then\`, \`catch\` and \`finally\` always do. Default: none.
      queries.names: Of a pattern: the last names that it stands for. Default: all.
      queries.package: The specifier that it is imported from.
      derivers: Calls that make a new context out of another one and bind nothing.
      derivers.from: Where it comes from: a file of the project, a package, or nowhere (a global).
      derivers.name: Name, or names, from the export on: \`enterTenant\`, \`RequestContext.run\`, \`TenantContext#enter\`.
      derivers.path: Path of the file from the project's root. Default: any file of the project.
      derivers.package: The specifier that it is imported from.
      servers: Calls from which on requests come in, each in the context of the call.
      servers.from: Where it comes from: a file of the project, a package, or nowhere (a global).
      servers.name: Name, or names, from the export on: \`enterTenant\`, \`RequestContext.run\`, \`TenantContext#enter\`.
      servers.path: Path of the file from the project's root. Default: any file of the project.
      servers.package: The specifier that it is imported from.
      edges: Functions that a framework calls first, or calls whose function arguments it does. They may look up who is asking.
      edges.from: Where it comes from: a file of the project, a package, or nowhere (a global).
      edges.name: Name, or names, from the export on: \`enterTenant\`, \`RequestContext.run\`, \`TenantContext#enter\`.
      edges.path: Path of the file from the project's root. Default: any file of the project.
      edges.package: The specifier that it is imported from.
      quiet: Calls that look nothing up.
      quiet.from: Where it comes from: a file of the project, a package, or nowhere (a global).
      quiet.name: Name, or names, from the export on: \`enterTenant\`, \`RequestContext.run\`, \`TenantContext#enter\`.
      quiet.path: Path of the file from the project's root. Default: any file of the project.
      quiet.package: The specifier that it is imported from.
      actorNames: Names of parameters and variables that hold who is asking.
      actorNames.add: Names that count as well. Default: none.
      actorNames.remove: Built-in names that do not count. Default: none.
      decisionNames: Names of functions that decide a permission.
      decisionNames.add: Names that count as well. Default: none.
      decisionNames.remove: Built-in names that do not count. Default: none.
      runtime: How Node keeps stores where the project runs: \`async-hooks\` up to Node 22, \`context-frame\` from 24 on. Default: \`any\`, which says only what holds on both.
      follow: Names of packages in \`node_modules\` whose files are read like those of the project. Default: none.
      cache: What is found out about files is kept for the next process, in the cache folder of the user (not of the project): the first file that is linted does not take longer than the others. Default: false; \`context-boundary check\` does it."
    `);
  });
});

interface Key {
  readonly name: string;
  readonly path: string;
  readonly description: string;
}

/** Every key at any depth, once. */
function keysOf(schema: Schema, path = ''): Key[] {
  const own = Object.entries(schema.properties ?? {}).flatMap(([name, inner]): Key[] => [
    { name, path: `${path}${name}`, description: inner.description ?? '' }, ...keysOf(inner, `${path}${name}.`),
  ]);
  const found = [...own, ...(schema.items === undefined ? [] : keysOf(schema.items, path)), ...(schema.anyOf ?? []).flatMap((one) => keysOf(one, path))];
  return found.filter(({ path: one }, i) => found.findIndex((other) => other.path === one) === i);
}
