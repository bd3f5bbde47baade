/** A new context, or a function that keeps one, that is made and thrown away. */
import type { Rule, SourceCode } from 'eslint';
import { discardedIn, type Discarded } from '../src/flow/index.js';
import { keepResult } from '../src/javascript/suggest/keep-result.js';
import { atEnd, createRule } from './create.js';
import { derivingOf, fixerOf, nodeAt } from './file.js';
import { locOf } from './where.js';

export default createRule({
  meta: {
    type: 'problem',
    docs: {
      description: 'disallow making a new context, or a function bound to one, and throwing it away',
      presets: { recommended: ['error'], strict: ['error'] },
    },
    hasSuggestions: true,
    schema: [],
    messages: {
      discardedContext: '`{{call}}()` changes nothing: it gives a new context, which is thrown away here, and what follows goes on with the old one. Do what needs the new one inside `context.with({{call}}(…), …)`.',
      discardedBaggage: '`{{call}}()` changes nothing: it gives a new baggage, which is thrown away here. Put what it gives into a context, by `propagation.setBaggage`, and do what needs it inside `context.with`.',
      discardedFunction: '`{{call}}()` changes nothing: it gives a function that keeps this context, which is thrown away here, and whoever calls the old one does so in another context. Hand over what it gives.',
      keepResult: 'Go on with what it gives: `{{variable}} = {{call}}(…)`',
    },
  },
  create(context) {
    const resolver = derivingOf(context);
    if (resolver === undefined) return {};
    return atEnd(() => {
      for (const one of discardedIn(resolver)) report(context, one);
    });
  },
});

function report(context: Rule.RuleContext, one: Discarded): void {
  const { call } = one;
  const suggestion = suggestionFor(context.sourceCode, one);
  context.report({
    loc: locOf(context.sourceCode, call.at),
    messageId: whatIsMade(one),
    data: { call: call.text },
    ...(suggestion === undefined ? {} : { suggest: [suggestion] }),
  });
}

function whatIsMade({ entry }: Discarded): 'discardedContext' | 'discardedBaggage' | 'discardedFunction' {
  if (entry.role === 'crossing') return 'discardedFunction';
  return /Entry|Entries|clear$/.test(entry.path) ? 'discardedBaggage' : 'discardedContext';
}

function suggestionFor(sourceCode: SourceCode, { call, entry }: Discarded): Rule.SuggestionReportDescriptor | undefined {
  const node = nodeAt(sourceCode, call.at);
  // `trace.setSpan(ctx, span)` makes one of its first argument, `ctx.setValue(key, value)` one of what it is called on.
  const edits = node === undefined || entry.role === 'crossing' ? null : keepResult(sourceCode, node, /^(?:trace|propagation)\.\w+$/.test(entry.path));
  if (edits === null) return undefined;
  return { messageId: 'keepResult', data: { variable: edits[0]!.text.replace(' = ', ''), call: call.text }, fix: fixerOf(edits) };
}
