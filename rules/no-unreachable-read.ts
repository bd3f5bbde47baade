/** A look-up that finds nothing, because it runs where no store is bound. */
import type { Rule } from 'eslint';
import type { Spot, UnreachableRead } from '../src/flow/index.js';
import { atEnd, createRule } from './create.js';
import { analysisOf, isPython } from './file.js';

export default createRule({
  meta: {
    type: 'problem',
    docs: {
      description: 'disallow handing a function that looks a context store up to a thread, an executor or a process where nothing is bound',
      presets: { recommended: ['error'], strict: ['error'] },
      python: true,
    },
    schema: [],
    messages: {
      unreachable: '`{{boundary}}` runs {{what}} in {{where}}, so `{{read}}` ({{line}}){{chain}} finds only the default there, and not what is bound here. {{repair}}',
    },
  },
  create(context) {
    if (!isPython(context.sourceCode)) return {};
    const file = analysisOf(context);
    if (file === undefined) return {};
    return atEnd(() => {
      for (const one of file.unreachable()) report(context, one);
    });
  },
});

function report(context: Rule.RuleContext, found: UnreachableRead): void {
  const { sourceCode } = context;
  const { place, text, kind, functionName, chain, read } = found;
  context.report({
    loc: { start: sourceCode.getLocFromIndex(place.start), end: sourceCode.getLocFromIndex(place.end) },
    messageId: 'unreachable',
    data: {
      boundary: text,
      what: functionName === '' ? 'the function' : `\`${functionName}\``,
      where: kind === 'isolate' ? 'another process' : 'another thread, in an empty context',
      read: read.text,
      line: whereIs(read.at),
      chain: chain.length === 0 ? '' : `, which it gets to by way of ${chain.map(({ name, at }) => `\`${name}\` (${whereIs(at)})`).join(' -> ')},`,
      repair: repairOf(found),
    },
  });
}

function whereIs({ line, file }: Spot): string {
  return file === undefined ? `line ${line}` : `${file}:${line}`;
}

function repairOf({ kind, text }: UnreachableRead): string {
  if (kind === 'isolate') return 'Pass the value as an argument.';
  if (/(?:^|\.)(?:i?map|imap_unordered|starmap)$/.test(text)) return 'Pass the value with each item, or submit each with a `contextvars.copy_context().run` of its own.';
  return 'Run it with `contextvars.copy_context().run`, or pass the value as an argument.';
}
