/** A rebind that outlives what it was made for. */
import type { Rule, SourceCode } from 'eslint';
import type { BorrowedRead, Leak, ServedScope } from '../src/flow/index.js';
import { runInstead, type Source, type Tree } from '../src/javascript/suggest/index.js';
import { runsOnAsyncHooks } from '../src/project/engines.js';
import { readSettings } from '../src/settings.js';
import { atEnd, createRule } from './create.js';
import { analysisOf, fixerOf, isPython, nodeAt } from './file.js';
import { keepWay, wayOfBorrowed, wayOfLeak, wayOfServed } from './traces.js';
import { locOf, whereIs } from './where.js';

/** Options of `no-leaking-write`. */
export interface Options {
  /** Also report what leaks only where the code runs on Node.js 22 or older and nothing says so, between rounds of a loop, to whoever calls a function that binds for another one, by a look-up that binds, while a module is loaded, in functions that wait for a place, and around a server that is started. Default: false. */
  readonly checkPossible?: boolean;
}

export default createRule({
  meta: {
    type: 'problem',
    docs: {
      description: 'disallow binding a value that is still there for the next job, request or caller',
      presets: { recommended: ['error'], strict: ['error', { checkPossible: true }] },
      python: true,
    },
    hasSuggestions: true,
    schema: [{
      type: 'object',
      properties: {
        checkPossible: {
          type: 'boolean',
          description: 'Also report what leaks only where the code runs on Node.js 22 or older and nothing says so, between rounds of a loop, to whoever calls a function that binds for another one, by a look-up that binds, while a module is loaded, in functions that wait for a place, and around a server that is started.',
        },
      },
      additionalProperties: false,
    }],
    defaultOptions: [{ checkPossible: false }],
    messages: {
      job: '`{{write}}` {{chain}}is still there when `{{by}}` ({{where}}) calls for the next job: one that binds no value of its own begins with this one, and {{seen}} sees it. {{repair}}',
      request: 'Up to Node.js 22, `{{write}}` {{chain}}is still there in the next request on the same connection (`{{by}}`, {{where}}): one that binds no value of its own begins with this one, and {{seen}} sees it. {{repair}}',
      call: 'Up to Node.js 22, `{{write}}` {{chain}}is still there when `{{by}}` ({{where}}) calls the function again: a call that binds no value of its own begins with this one, and {{seen}} sees it. {{repair}}',
      round: '`{{write}}` {{chain}}is still there in the next round of the loop: one that binds no value of its own begins with this one, and {{seen}} sees it. {{repair}}',
      caller: 'The scope of `{{write}}` is held over an `await`: from there on {{function}} runs in a copy of the context, where the scope is ended, and the caller keeps the value. {{repair}}',
      bracket: '`{{write}}` {{chain}}is still there when {{function}} has returned: whoever has called it goes on with the value, and not only the function that it was handed. {{repair}}',
      asker: '`{{write}}` binds for whoever looks the value up first, and from there on: if that is where a server or a queue is started, all requests and jobs share the value. {{repair}}',
      module: '`{{write}}` is bound while the module is loaded: everything that is started from here on shares the value, each request of a server included. {{repair}}',
      borrowed: '`{{call}}` runs the function in the context of its own caller only while there is room: when it had to wait, it runs in the context of the call that has made room, and `{{read}}` {{chain}}sees the value of that one\'s caller. Look the value up where the work is added, and hand it in.',
      served: 'The server that `{{server}}` ({{where}}) starts inside `{{write}}` {{by}}keeps the value: each request begins with it, and what one of them changes in it is changed for all. Bind for each request instead, with `{{scope}}` around what handles it, in a middleware that is added first.',
      runInstead: 'Bind with `{{run}}` for the code that follows',
    },
  },
  create(context) {
    const file = analysisOf(context);
    if (file === undefined) return {};
    const [options] = context.options as [Options?];
    return atEnd(() => {
      const checkPossible = options?.checkPossible === true;
      for (const leak of file.leaks(checkPossible)) if (isToBeSaid(context, leak, checkPossible)) report(context, leak);
      if (!checkPossible) return;
      for (const read of file.borrowed()) reportBorrowed(context, read);
      for (const scope of file.served()) reportServed(context, scope);
    });
  },
});

function isToBeSaid(context: Rule.RuleContext, { to, onAsyncHooks }: Leak, checkPossible: boolean): boolean {
  if (!onAsyncHooks) return checkPossible || to === 'job' || to === 'caller';
  const { runtime } = readSettings(context.settings['context-boundary']);
  if (runtime !== 'any') return runtime === 'async-hooks';
  return runsOnAsyncHooks(context.filename) ?? checkPossible;
}

function report(context: Rule.RuleContext, leak: Leak): void {
  const { sourceCode } = context;
  const { to, place, text, chain, by, seenBy, scope, value, functionName } = leak;
  const run = scope === undefined || (!leak.direct && scope.startsWith('this.')) ? undefined : `${scope}(${value === undefined || !leak.direct ? '' : `${value}, `}…)`;
  const data = {
    write: `${text}()`,
    ...(to === 'caller' || to === 'asker' || to === 'module' ? {} : { chain: chain.length === 0 ? '' : `(-> ${chain.map((link) => `\`${link.name}\`, ${whereIs(link.at)}`).join(' -> ')}) ` }),
    ...(by === undefined && seenBy === undefined ? {} : { seen: seenBy === undefined ? 'the rest of the request' : `\`${seenBy.text}\` (${whereIs(seenBy.at)})` }),
    ...(by === undefined ? {} : { by: by.text, where: whereIs(by.at) }),
    ...(to === 'caller' || to === 'bracket' ? { function: functionName === '' ? 'the function' : `\`${functionName}\`` } : {}),
    repair: to === 'request' && seenBy === undefined ? 'Bind on each way through, if need be nothing, or take a callback and call it inside of a scope.' : run !== undefined ? `Do the work inside \`${run}\`.` : isPython(sourceCode) ? takenBack(leak) : 'Bind for the duration of the work only.',
  };
  const suggestion = to === 'module' || to === 'caller' || to === 'asker' || !leak.direct || isPython(sourceCode) ? undefined : suggestionFor(sourceCode, leak, run);
  const loc = locOf(sourceCode, place);
  keepWay(context, loc.start, wayOfLeak(leak));
  context.report({ loc, messageId: to, data, ...(suggestion === undefined ? {} : { suggest: [suggestion] }) });
}

/** `ContextVar.set` gives a token; other calls that bind have each a way of their own. */
function takenBack({ text, direct }: Leak): string {
  const store = direct ? /^(.+)\.set$/.exec(text)?.[1] : undefined;
  return store === undefined ? 'Take it back in a `finally` when the work is done.' : `Take it back when the work is done: \`token = ${store}.set(…)\`, and \`${store}.reset(token)\` in a \`finally\`.`;
}

function reportBorrowed(context: Rule.RuleContext, borrowed: BorrowedRead): void {
  const { place, text, chain, read } = borrowed;
  const loc = locOf(context.sourceCode, place);
  keepWay(context, loc.start, wayOfBorrowed(borrowed));
  context.report({ loc, messageId: 'borrowed', data: { call: `${text}()`, read: `${read.text}()`, chain: `(${[...chain.map(({ name, at }) => `\`${name}\`, ${whereIs(at)}`), whereIs(read.at)].join(' -> ')}) ` } });
}

function reportServed(context: Rule.RuleContext, served: ServedScope): void {
  const { place, text, by, server } = served;
  const loc = locOf(context.sourceCode, place);
  keepWay(context, loc.start, wayOfServed(served));
  context.report({ loc, messageId: 'served', data: {
    write: `${text}()`, by: by === undefined ? '' : `(-> \`${by.text}\`, ${whereIs(by.at)}) `, server: `${server.text}()`, where: whereIs(server.at),
    scope: text,
  } });
}

function suggestionFor(sourceCode: SourceCode, { place }: Leak, run: string | undefined): Rule.SuggestionReportDescriptor | undefined {
  const node = nodeAt(sourceCode, place);
  const edits = node === undefined || run === undefined ? null : runInstead(sourceCode as unknown as Source, node as Tree, undefined);
  if (edits === null) return undefined;
  return { messageId: 'runInstead', data: { run }, fix: fixerOf(edits) };
}
