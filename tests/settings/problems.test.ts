/** A wrong setting is answered with one sentence that names the key, what it is and what it may be. */
import { describe, expect, it } from 'vitest';
import { readSettings, settingsProblem } from '../../src/settings.js';

const NAME = 'a name such as "currentUser", "RequestContext.run" or "TenantContext#enter"';
const KINDS = '"inline", "nest", "copy", "capture", "loop", "borrow", "scope", "bare", "isolate" or "lazy"';

/** What is wrong, and the rest of the sentence. */
const wrong: readonly [settings: unknown, problem: string][] = [
  // The settings as a whole
  [null, 'it is null; it must be an object.'],
  ['strict', 'it is "strict"; it must be an object.'],
  [[], 'it is an empty list; it must be an object.'],
  [(): void => undefined, 'it is a function; it must be an object.'],
  [{ store: [] }, 'store is unknown; the key must be "stores", "writers", "mutators", "readers", "scopes", "crossings", "queries", "derivers", "servers", "edges", "quiet", "actorNames", "decisionNames", "runtime", "follow" or "cache".'],
  [{ constructor: [] }, 'constructor is unknown; the key must be "stores", "writers", "mutators", "readers", "scopes", "crossings", "queries", "derivers", "servers", "edges", "quiet", "actorNames", "decisionNames", "runtime", "follow" or "cache".'],
  // Lists of declarations
  [{ stores: 'currentUser' }, 'stores is "currentUser"; it must be a list.'],
  [{ stores: {} }, 'stores is an object; it must be a list.'],
  [{ stores: [5] }, `stores[0] is 5; it must be ${NAME}, or an object with "from" and "name".`],
  [{ stores: ['currentUser', ['tenant']] }, `stores[1] is a list; it must be ${NAME}, or an object with "from" and "name".`],
  [{ stores: ['current user'] }, `stores[0] is "current user"; it must be ${NAME}, or an object with "from" and "name".`],
  // A store is one thing, so it has no pattern; of calls a whole family can be named.
  [{ stores: ['Context.*'] }, `stores[0] is "Context.*"; it must be ${NAME}, or an object with "from" and "name".`],
  [{ quiet: ['Context.*.get'] }, `quiet[0] is "Context.*.get"; it must be ${NAME}, or an object with "from" and "name".`],
  [{ stores: [{ name: 'user' }] }, 'stores[0].from is missing; it must be "file", "package" or "global".'],
  [{ stores: [{ from: 'fil', name: 'user' }] }, 'stores[0].from is "fil"; it must be "file", "package" or "global".'],
  [{ stores: [{ from: 'file' }] }, `stores[0].name is missing; it must be ${NAME}, or a list of such names.`],
  [{ stores: [{ from: 'file', name: 7 }] }, `stores[0].name is 7; it must be ${NAME}, or a list of such names.`],
  [{ stores: [{ from: 'file', name: {} }] }, `stores[0].name is an object; it must be ${NAME}, or a list of such names.`],
  [{ stores: [{ from: 'file', name: /user/ }] }, `stores[0].name is an object; it must be ${NAME}, or a list of such names.`],
  [{ stores: [{ from: 'file', name: [] }] }, 'stores[0].name is an empty list; it must be a list of names with at least one item.'],
  [{ stores: [{ from: 'file', name: ['user', ''] }] }, `stores[0].name[1] is ""; it must be ${NAME}.`],
  [{ stores: [{ from: 'file', name: 'user', path: '' }] }, 'stores[0].path is ""; it must be the path of a file.'],
  [{ stores: [{ from: 'package', name: 'user' }] }, 'stores[0].package is missing; it must be the name of a package.'],
  [{ stores: [{ from: 'file', name: 'user', package: 'p' }] }, 'stores[0].package is unknown; the key must be "from", "name", "path", "value" or "identity".'],
  [{ edges: [{ from: 'global', name: 'main', path: 'a.ts' }] }, 'edges[0].path is unknown; the key must be "from" or "name".'],
  // Fields
  [{ stores: [{ from: 'file', name: 'user', value: 'yes' }] }, 'stores[0].value is "yes"; it must be true or false.'],
  [{ stores: [{ from: 'file', name: 'user', identity: 1 }] }, 'stores[0].identity is 1; it must be true or false.'],
  [{ writers: [{ from: 'file', name: 'enter', argument: -2 }] }, 'writers[0].argument is -2; it must be a whole number from 0 on, or -1.'],
  [{ writers: [{ from: 'file', name: 'enter', store: '' }] }, 'writers[0].store is ""; it must be a text that is not empty.'],
  [{ mutators: [{ from: 'file', name: 'set', argument: 0 }] }, 'mutators[0].argument is unknown; the key must be "from", "name", "path" or "store".'],
  [{ readers: [{ from: 'file', name: 'get', identity: 'sometimes' }] }, 'readers[0].identity is "sometimes"; it must be "always", "key", "type" or "never".'],
  [{ readers: [{ from: 'file', name: 'get', key: 0.5 }] }, 'readers[0].key is 0.5; it must be a whole number from 0 on.'],
  [{ readers: [{ from: 'file', name: 'get', key: -1 }] }, 'readers[0].key is -1; it must be a whole number from 0 on.'],
  [{ readers: [{ from: 'file', name: 'get', ambientUpTo: NaN }] }, 'readers[0].ambientUpTo is NaN; it must be a whole number from 0 on.'],
  [{ readers: [{ from: 'file', name: 'get', server: null }] }, 'readers[0].server is null; it must be true or false.'],
  [{ scopes: [{ from: 'file', name: 'run', callback: '1' }] }, 'scopes[0].callback is "1"; it must be a whole number from 0 on, or -1.'],
  [{ scopes: [{ from: 'file', name: 'run', leaky: 0 }] }, 'scopes[0].leaky is 0; it must be true or false.'],
  [{ crossings: [{ from: 'file', name: 'later', kind: 'Copy' }] }, `crossings[0].kind is "Copy"; it must be ${KINDS}.`],
  [{ crossings: [{ from: 'file', name: 'later', callback: 'all' }] }, 'crossings[0].callback is "all"; it must be a position, a list of positions, or "every".'],
  [{ crossings: [{ from: 'file', name: 'later', callback: {} }] }, 'crossings[0].callback is an object; it must be a position, a list of positions, or "every".'],
  [{ crossings: [{ from: 'file', name: 'later', callback: true }] }, 'crossings[0].callback is true; it must be a position, a list of positions, or "every".'],
  [{ crossings: [{ from: 'file', name: 'later', callback: [] }] }, 'crossings[0].callback is an empty list; it must be a list of positions with at least one item.'],
  [{ crossings: [{ from: 'file', name: 'later', callback: [0, -2] }] }, 'crossings[0].callback[1] is -2; it must be a whole number from 0 on, or -1.'],
  [{ crossings: [{ from: 'file', name: 'later', boundary: 'process' }] }, 'crossings[0].boundary is "process"; it must be "context", "thread", "framework" or "later".'],
  [{ crossings: [{ from: 'file', name: 'later', events: [] }] }, 'crossings[0].events is an empty list; it must be a list of texts with at least one item.'],
  [{ crossings: [{ from: 'file', name: 'later', events: [/message/] }] }, 'crossings[0].events[0] is an object; it must be a text that is not empty.'],
  // Names and the runtime
  [{ actorNames: ['member'] }, 'actorNames is a list; it must be an object with "add" or "remove".'],
  [{ actorNames: { adds: [] } }, 'actorNames.adds is unknown; the key must be "add" or "remove".'],
  [{ decisionNames: { remove: 'can' } }, 'decisionNames.remove is "can"; it must be a list of texts.'],
  [{ decisionNames: { add: [''] } }, 'decisionNames.add[0] is ""; it must be a text that is not empty.'],
  [{ runtime: 'node22' }, 'runtime is "node22"; it must be "any", "async-hooks" or "context-frame".'],
  [{ runtime: 22 }, 'runtime is 22; it must be "any", "async-hooks" or "context-frame".'],
  // Long values are cut; of several problems the first is said.
  [{ runtime: 'a'.repeat(50) }, `runtime is "${'a'.repeat(40)}…"; it must be "any", "async-hooks" or "context-frame".`],
  [{ runtime: 'a', stores: 1 }, 'runtime is "a"; it must be "any", "async-hooks" or "context-frame".'],
];

describe('wrong settings', () => {
  it.each(wrong)('%j', (settings, problem) => {
    const sentence = `The setting "context-boundary" is wrong: ${problem}`;
    expect(settingsProblem(settings)).toBe(sentence);
    expect(() => readSettings(settings)).toThrow(new Error(sentence));
  });
});

describe('right settings', () => {
  it.each([
    [undefined],
    [{}],
    [{ stores: undefined }],
    [{ stores: [] }],
    [{ stores: [{ from: 'file', name: 'user', path: undefined, value: undefined }] }],
    [{ stores: ['$_', 'Ünïcödé', 'a.b', 'A#b', 'make().store'] }],
    [{ quiet: ['*', '**', 'Math.*', 'Math**', 'Log#*'] }],
    [{ readers: [{ from: 'file', name: 'get', key: 0, ambientUpTo: 0 }] }],
    [{ crossings: [{ from: 'global', name: 'later', callback: -1 }, { from: 'global', name: 'later', callback: [0, -1] }, { from: 'global', name: 'later', callback: 'every' }] }],
  ])('%j', (settings) => {
    expect(settingsProblem(settings)).toBeUndefined();
  });

  it('are read once: the same settings give the same object', () => {
    const settings = { stores: ['currentUser'] };
    expect(readSettings(settings)).toBe(readSettings(settings));
    expect(readSettings(undefined)).toBe(readSettings(undefined));
    expect(readSettings(structuredClone(settings))).toBe(readSettings(settings));
    expect(readSettings({ ...settings, runtime: 'context-frame' })).not.toBe(readSettings(settings));
    expect(readSettings({ ...settings, toJSON: () => 'of a preset' })).toBe(readSettings(settings));
    expect(readSettings({})).toBe(readSettings(undefined));
  });

  it('have a value for everything that is left out', () => {
    expect(readSettings(undefined)).toEqual({ entries: [], actorNames: { add: [], remove: [] }, decisionNames: { add: [], remove: [] }, runtime: 'any', follow: [], cache: false });
  });

  it('keep what is said of names and of the runtime', () => {
    expect(readSettings({ actorNames: { add: ['member'] }, decisionNames: { add: ['mayI'], remove: ['can'] }, runtime: 'context-frame' })).toEqual({
      entries: [], actorNames: { add: ['member'], remove: [] }, decisionNames: { add: ['mayI'], remove: ['can'] }, runtime: 'context-frame', follow: [], cache: false,
    });
  });
});
