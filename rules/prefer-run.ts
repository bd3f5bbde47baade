/** A rebind, where a scope would do. */
import type { Rule } from 'eslint';
import { rebindsIn } from '../src/flow/index.js';
import { runInstead, type Source, type Tree } from '../src/javascript/suggest/index.js';
import { atEnd, createRule } from './create.js';
import { bindingOf, fixerOf, isPython, nodeAt } from './file.js';
import { locOf } from './where.js';

export default createRule({
  meta: {
    type: 'suggestion',
    docs: {
      description: 'enforce binding a store for the duration of a function over replacing what it holds from here on',
      presets: { strict: ['error'] },
    },
    hasSuggestions: true,
    schema: [],
    messages: {
      preferRun: '`{{write}}()` binds from here on, and who sees the value depends on what comes before and after. Bind for the code that needs it with `{{run}}`.',
      runInstead: 'Bind with `{{run}}` for the code that follows',
    },
  },
  create(context) {
    const resolver = isPython(context.sourceCode) ? undefined : bindingOf(context);
    if (resolver === undefined) return {};
    return atEnd(() => {
      for (const { call, scope, isHandedOn } of rebindsIn(resolver)) {
        const run = `${scope}(…)`;
        // Elsewhere the value may be meant for whoever called the function.
        const suggestion = isHandedOn ? suggestionFor(context, nodeAt(context.sourceCode, call.at), run) : undefined;
        context.report({ loc: locOf(context.sourceCode, call.at), messageId: 'preferRun', data: { write: call.text, run }, ...(suggestion === undefined ? {} : { suggest: [suggestion] }) });
      }
    });
  },
});

function suggestionFor({ sourceCode }: Rule.RuleContext, write: ReturnType<typeof nodeAt>, run: string): Rule.SuggestionReportDescriptor | undefined {
  const edits = write === undefined ? null : runInstead(sourceCode as unknown as Source, write as Tree, undefined);
  if (edits === null) return undefined;
  return { messageId: 'runInstead', data: { run }, fix: fixerOf(edits) };
}
