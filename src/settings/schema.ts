/**
 * The settings as a JSON schema. It is what `check.ts` goes by and what editors and the docs show. `title` is how a value is
 * described in an error: "it must be <title>".
 */
import type { Schema } from './check.js';

const ID = '[\\p{ID_Start}$_][\\p{ID_Continue}$]*';
const PART = `${ID}(?:\\(\\))?`;
/** `name`, `Class#member`, `object.member`, `make().member`. */
const EXACT = `${PART}(?:[.#]${PART})*`;
/** The same, with `*` or `**` as the last part, or such a pattern alone. */
const PATTERN = `\\*{1,2}|${EXACT}(?:[.#]\\*|\\*\\*)?`;

const EXAMPLES = 'a name such as "currentUser", "RequestContext.run" or "TenantContext#enter"';
const exact: Schema = { type: 'string', pattern: `^${EXACT}$`, title: EXAMPLES };
const pattern: Schema = { type: 'string', pattern: `^(?:${PATTERN})$`, title: EXAMPLES };

const position: Schema = { type: 'integer', minimum: 0, title: 'a whole number from 0 on' };
const positionOrNone: Schema = { type: 'integer', minimum: -1, title: 'a whole number from 0 on, or -1' };
const flag: Schema = { type: 'boolean', title: 'true or false' };
const word: Schema = { type: 'string', minLength: 1, title: 'a text that is not empty' };
const words: Schema = { type: 'array', items: word, title: 'a list of texts' };

const KINDS = ['inline', 'nest', 'copy', 'capture', 'loop', 'borrow', 'scope', 'bare', 'isolate', 'lazy'];

const store: Schema = { ...word, description: 'Name of the store; calls that share the name share the store. Default: the one declared store, or one that all share.' };

type Fields = Readonly<Record<string, Schema>>;

const fields = {
  stores: {
    value: { ...flag, description: 'The name is a store itself (true) or a class whose instances are (false). Default: true.' },
    identity: { ...flag, description: 'It holds who is asking (user, tenant, session). Default: its name and type tell.' },
  },
  writers: {
    argument: { ...positionOrNone, description: 'Position of the value; -1 when there is none. Default: 0.' },
    ends: { ...flag, description: 'It takes the value away and brings no other one. Default: false.' },
    givesToken: { ...flag, description: 'It gives a token that puts back what was there before. Default: false.' },
    restores: { ...flag, description: 'It is handed such a token, and puts back what was there before. Default: false.' },
    store,
  },
  mutators: { store },
  readers: {
    identity: { enum: ['always', 'key', 'type', 'never'], description: 'Whether the value is who is asking: always, when the string at `key` says so, when the type or name says so, never. Default: `key` where `key` is given, otherwise `always`.' },
    key: { ...position, description: 'Position of the string that names what is looked up.' },
    server: { ...flag, description: 'It exists on servers only. Default: false.' },
    ambientUpTo: { ...position, description: 'It is ambient only with at most this many arguments. Default: with any number.' },
    ambientBy: { ...position, description: 'It is ambient only when the argument at this position is made of what was looked up. Default: whatever it is.' },
    property: { ...flag, description: 'It is a property that looks the value up, and no call. Default: false.' },
    store,
  },
  scopes: {
    argument: { ...positionOrNone, description: 'Position of the value; -1 when there is none. Default: 0.' },
    callback: { ...positionOrNone, description: 'Position of the function; -1 is the last argument. Default: 1.' },
    leaky: { ...flag, description: 'A rebind made inside may reach the caller. Default: false.' },
    leakyOn: { enum: ['async-hooks', 'context-frame'], description: 'The runtime on which it always does; on the other one it never does. Default: `leaky` holds on both.' },
    awaits: { ...flag, description: 'It waits inside for what the function gives, so that a query begins there. Default: false.' },
    store,
  },
  crossings: {
    kind: { enum: [...KINDS], description: 'Where the function starts, and what becomes of a rebind made in it. Default: `copy`.' },
    callback: {
      anyOf: [positionOrNone, { type: 'array', items: positionOrNone, minItems: 1, title: 'a list of positions' }, { enum: ['every'] }], title: 'a position, a list of positions, or "every"',
      description: 'Positions of the functions, -1 for the last argument, or `every`. Default: `every`.',
    },
    keywords: { ...words, minItems: 1, description: 'Names under which functions may be given as well (Python). Default: none.' },
    plainOnly: { ...flag, description: 'A function that is to be awaited is awaited in the caller\'s own context: only others cross. Default: false.' },
    boundary: { enum: ['context', 'thread', 'framework', 'later'], description: 'What sort of boundary it is: an explicit copy of the context, another thread or process, a framework that calls the function of its own accord, or just later work. Default: `thread` for the kind `isolate`, otherwise `later`.' },
    returnsFunction: { ...flag, description: 'It runs nothing itself, but returns a function that does. Default: false.' },
    repeats: { ...flag, description: 'It calls the function several times in one frame: what one call rebinds is there in the next. Default: false.' },
    periodic: { ...flag, description: 'Of the kind `capture`: it calls the function again and again, as a timer does, so that up to Node 22 what one call rebinds is there in the next. Default: false.' },
    reused: { ...flag, description: 'The thread that runs the function is used again: what it has bound is there for the next one. Default: false.' },
    onAsyncHooks: { enum: [...KINDS], description: 'The kind up to Node 22, where it is another one there. Default: `kind`.' },
    orInline: { ...flag, description: 'Of the kind `borrow`: while a place is free it runs at once, in the caller\'s own frame. Default: false.' },
    waits: { ...words, description: 'Of the kind `borrow`: the options of what made the limiter that make a function wait for a place, which another caller frees; an empty list where it always may. Default: it is not known to wait.' },
    sticksToConnection: { ...flag, description: 'Up to Node 22 a rebind before the first `await` is there in the next request on the connection. Default: false.' },
    markedBy: { ...words, minItems: 1, description: 'Calls of the same module that mark a function as one which the framework runs so, as the default or annotation of a parameter. Default: none.' },
    gives: { ...words, minItems: 1, description: 'What the function is handed, by the names under which other declarations of the same module speak of it. Default: unknown.' },
    events: { ...words, minItems: 1, description: 'Only when the first argument is one of these strings. Default: always.' },
    passesFrom: { ...position, description: 'Position of the first argument that is passed on to the function. Default: unknown.' },
  },
  queries: {
    startedBy: { ...words, minItems: 1, description: 'Calls chained to it that begin the work at once, or give something else. `then`, `catch` and `finally` always do. Default: none.' },
    names: { ...words, minItems: 1, description: 'Of a pattern: the last names that it stands for. Default: all.' },
  },
  derivers: {},
  servers: {},
  edges: {},
  quiet: {},
} satisfies Record<string, Fields>;

/** The keys of the settings that hold lists of declarations. */
export type ListKey = keyof typeof fields;

const descriptions: Record<ListKey, string> = {
  stores: 'Stores of your own: whatever has the methods of AsyncLocalStorage.',
  writers: 'Calls that replace what a store holds from here on, as `enterWith` does.',
  mutators: 'Calls that change the object which a store holds.',
  readers: 'Calls that look up what a store holds.',
  scopes: 'Calls that bind a value while a function runs, as `run` does.',
  crossings: 'Calls that run a function in another context.',
  queries: 'Calls that give a thenable which begins its work where it is awaited, as a query builder does.',
  derivers: 'Calls that make a new context out of another one and bind nothing.',
  servers: 'Calls from which on requests come in, each in the context of the call.',
  edges: 'Functions that a framework calls first, or calls whose function arguments it does. They may look up who is asking.',
  quiet: 'Calls that look nothing up.',
};

const origins: Readonly<Record<string, Fields>> = {
  file: { path: { ...word, title: 'the path of a file', description: 'Path of the file from the project\'s root. Default: any file of the project.' } },
  package: { package: { ...word, title: 'the name of a package', description: 'The specifier that it is imported from.' } },
  global: {},
};

function variant(from: string, name: Schema, own: Fields, role: Fields): Schema {
  const names: Schema = {
    description: 'Name, or names, from the export on: `enterTenant`, `RequestContext.run`, `TenantContext#enter`.',
    title: `${EXAMPLES}, or a list of such names`, anyOf: [name, { type: 'array', items: name, minItems: 1, title: 'a list of names' }],
  };
  return {
    type: 'object',
    properties: { from: { enum: [from], description: 'Where it comes from: a file of the project, a package, or nowhere (a global).' }, name: names, ...own, ...role },
    required: ['from', 'name', ...(from === 'package' ? ['package'] : [])],
    additionalProperties: false,
  };
}

function list(key: ListKey): Schema {
  // A store or an entry point is one thing; only of calls it can be said that all of a family are alike.
  const name = key === 'stores' || key === 'edges' ? exact : pattern;
  return {
    type: 'array', title: 'a list', description: descriptions[key],
    items: { anyOf: [name, ...Object.entries(origins).map(([from, own]) => variant(from, name, own, fields[key]))], title: `${EXAMPLES}, or an object with "from" and "name"` },
  };
}

function changes(description: string): Schema {
  return {
    type: 'object', title: 'an object with "add" or "remove"', description,
    properties: { add: { ...words, description: 'Names that count as well. Default: none.' }, remove: { ...words, description: 'Built-in names that do not count. Default: none.' } },
    additionalProperties: false,
  };
}

/** The schema of `settings['context-boundary']`. */
export const schema: Schema = {
  type: 'object',
  title: 'an object',
  properties: {
    ...Object.fromEntries((Object.keys(fields) as ListKey[]).map((key) => [key, list(key)])),
    actorNames: changes('Names of parameters and variables that hold who is asking.'),
    decisionNames: changes('Names of functions that decide a permission.'),
    runtime: { enum: ['any', 'async-hooks', 'context-frame'], description: 'How Node keeps stores where the project runs: `async-hooks` up to Node 22, `context-frame` from 24 on. Default: `any`, which says only what holds on both.' },
    follow: { ...words, description: 'Names of packages in `node_modules` whose files are read like those of the project. Default: none.' },
    cache: { ...flag, description: 'What is found out about files is kept for the next process, in the cache folder of the user (not of the project): the first file that is linted does not take longer than the others. Default: false; `context-boundary check` does it.' },
  },
  additionalProperties: false,
};
