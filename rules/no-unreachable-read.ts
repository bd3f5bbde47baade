/** A look-up that finds nothing, because it runs where no store is bound. */
import type { Rule } from 'eslint';
import type { EmptyContext, UnreachableRead } from '../src/flow/index.js';
import { namedBy } from '../src/permission/words.js';
import type { PythonSourceCode } from '../src/python/source-code.js';
import { copyContext } from '../src/python/suggest/copy-context.js';
import { atEnd, createRule } from './create.js';
import { analysisOf, fixerOf, isPython, pythonNodeAt } from './file.js';
import { keepWay, wayOfEmpty, wayOfRead } from './traces.js';
import { locOf, whereIs } from './where.js';

/** Options of `no-unreachable-read`. */
export interface Options {
  /** In JavaScript, also report handlers of jobs, messages and workers that look up who is asking where nobody is bound. Default: false. */
  readonly checkHandlers?: boolean;
  /** In Python, also report calls that run, where nothing is bound, a function which was handed in and is not known. Default: false. */
  readonly checkHanded?: boolean;
}

export default createRule({
  meta: {
    type: 'problem',
    docs: {
      description: 'disallow handing a function that looks a context store up to a thread, an executor or a process where nothing is bound',
      presets: { recommended: ['error'], strict: ['error', { checkHandlers: true, checkHanded: true }] },
      python: true,
    },
    hasSuggestions: true,
    schema: [{
      type: 'object',
      properties: {
        checkHandlers: {
          type: 'boolean',
          description: 'In JavaScript, also report handlers of jobs, messages and workers that look up who is asking where nobody is bound.',
        },
        checkHanded: {
          type: 'boolean',
          description: 'In Python, also report calls that run, where nothing is bound, a function which was handed in and is not known.',
        },
      },
      additionalProperties: false,
    }],
    defaultOptions: [{ checkHandlers: false, checkHanded: false }],
    messages: {
      created: '`{{boundary}}` only makes the coroutine in that context: it runs where it is awaited, in the context at hand, and finds nothing there of what was bound in the other one. Start it as a task over there: `{{boundary}}(loop.create_task, …)`.',
      outlived: '`{{boundary}}` gives something that runs when {{by}}, and `{{store}}` is bound only until this returns{{read}}. {{repair}}',
      handed: '`{{boundary}}` runs {{what}} in {{where}}, and what is handed in is called there (`{{read}}`, {{line}}{{chain}}): where that looks `{{store}}` up, it finds only the default, and not what is bound here. {{repair}}',
      handler: '`{{boundary}}` calls {{what}} {{where}}, so `{{read}}` ({{line}}){{chain}} finds nothing of what was bound where the work was asked for. Send the value along, and bind it in {{what}}{{run}}.',
      afterwards: '`{{boundary}}` keeps {{what}} until `{{by}}` has answered, and then runs it in the context of the request. What `{{by}}` has bound is not there, as a plain `def` runs in a worker thread, in a copy of that: `{{read}}` ({{line}}){{chain}} does not find it. {{repair}}',
      closed: '`{{boundary}}` keeps `{{what}}`, which runs when the response has been sent, and by then `{{store}}` is bound no longer: `{{read}}` ({{line}}) does not find it. Bind it in `{{what}}` itself, or pass the value as an argument.',
      unreachable: '`{{boundary}}` runs {{what}} in {{where}}, so `{{read}}` ({{line}}){{chain}} finds only the default there, and not what is bound here. {{repair}}',
      copyContext: 'Run it in a copy of the context, with `{{run}}`',
    },
  },
  create(context) {
    const [options] = context.options as [Options?];
    const inPython = isPython(context.sourceCode);
    if (!inPython && options?.checkHandlers !== true) return {};
    const file = analysisOf(context);
    if (file === undefined) return {};
    return atEnd(() => {
      const empty = file.empty();
      for (const one of file.unreachable()) {
        if (one.after !== undefined && empty.some(({ place }) => place.start === one.place.start)) continue;
        if (!one.isCertain && (!inPython || options?.checkHanded !== true)) continue;
        if (inPython) report(context, one);
        // A look-up that is for a log or a trace is right to find nothing.
        else if (namedBy(nameOf(one.store)) !== undefined) reportHandler(context, one);
      }
      for (const one of empty) reportEmpty(context, one);
    });
  },
});

function report(context: Rule.RuleContext, found: UnreachableRead): void {
  const { sourceCode } = context;
  const { place, text, kind, functionName, isCertain, chain, read, store, handedBy } = found;
  const suggestion = isPython(sourceCode) ? suggestCopy(sourceCode, found) : undefined;
  const loc = locOf(sourceCode, place);
  keepWay(context, loc.start, wayOfRead(found));
  context.report({
    loc,
    messageId: found.after !== undefined ? 'afterwards' : isCertain ? 'unreachable' : 'handed',
    data: {
      boundary: text, by: found.after?.functionName ?? '',
      what: `${functionName === '' ? 'the function' : `\`${functionName}\``}${handedBy === undefined ? '' : `, which \`${handedBy.text}\` (${whereIs(handedBy.at)}) hands in,`}`,
      where: kind === 'isolate' ? 'another process' : 'another thread, in an empty context',
      read: read.text,
      line: whereIs(read.at),
      chain: isCertain ? chainOf(chain) : chainOf(chain).replace(/,$/, ''),
      store,
      repair: repairOf(found),
    },
    ...(suggestion === undefined ? {} : { suggest: [suggestion] }),
  });
}

/** Another process has no use for a copy of the context. */
function suggestCopy(sourceCode: PythonSourceCode, { kind, place, after }: UnreachableRead): Rule.SuggestionReportDescriptor | undefined {
  const call = kind === 'bare' || after?.isAwaited === false ? pythonNodeAt(sourceCode, place) : undefined;
  const edits = call?.type === 'Call' ? copyContext(sourceCode, call) : null;
  return edits === null ? undefined : { messageId: 'copyContext', data: { run: 'copy_context().run' }, fix: fixerOf(edits) };
}

function nameOf(store: string): string {
  return /[^.]*$/.exec(store)![0];
}

function reportHandler(context: Rule.RuleContext, found: UnreachableRead): void {
  const { place, text, kind, functionName, chain, read, store } = found;
  const loc = locOf(context.sourceCode, place);
  keepWay(context, loc.start, wayOfRead(found));
  context.report({
    loc,
    messageId: 'handler',
    data: {
      boundary: text,
      what: functionName === '' ? 'the function' : `\`${functionName}\``,
      where: kind === 'loop' ? 'from a loop of its own' : kind === 'isolate' ? 'on the other side of a thread or process' : 'without any store',
      read: read.text,
      line: whereIs(read.at),
      chain: chainOf(chain),
      run: chain.length > 0 ? '' : `, by \`${store}.run(…)\``,
    },
  });
}

function chainOf(chain: UnreachableRead['chain']): string {
  return chain.length === 0 ? '' : `, which it gets to by way of ${chain.map(({ name, at }) => `\`${name}\` (${whereIs(at)})`).join(' -> ')},`;
}

function reportEmpty(context: Rule.RuleContext, found: EmptyContext): void {
  const { place, text } = found;
  const loc = locOf(context.sourceCode, place);
  keepWay(context, loc.start, wayOfEmpty(found));
  context.report({
    loc,
    messageId: found.how,
    data: found.how === 'created' ? { boundary: text } : found.how === 'closed' ? { boundary: text, what: found.functionName, store: found.store, read: found.read.text, line: whereIs(found.read.at) } : {
      boundary: text, store: found.store, read: found.read === undefined ? '' : `, so \`${found.read.text}\` (${whereIs(found.read.at)}) does not find it`,
      by: found.by === undefined ? 'it is gone through' : `\`${found.by}\` sends it, bit by bit`,
      repair: found.by === undefined ? 'Bind it around the loop that goes through it: in here, `yield from` it, or in an `async def` `yield` each item in an `async for`.'
        : `Bind it while it runs: in \`${text}\` itself, or in a generator that goes through it inside of the scope and is handed over instead.`,
    },
  });
}

function repairOf({ kind, text, after }: UnreachableRead): string {
  if (after?.isAwaited === true) return `Make \`${after.functionName}\` an \`async def\`, or pass the value as an argument.`;
  if (kind === 'isolate') return 'Pass the value as an argument.';
  if (/(?:^|\.)(?:i?map|imap_unordered|starmap)$/.test(text)) return 'Pass the value with each item, or submit each with a `contextvars.copy_context().run` of its own.';
  return 'Run it with `contextvars.copy_context().run`, or pass the value as an argument.';
}
