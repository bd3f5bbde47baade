/** A query that is given back out of a scope before it has begun. */
import type { Rule } from 'eslint';
import { lazyResultsIn, type LazyResult } from '../src/flow/index.js';
import { awaitInside } from '../src/javascript/suggest/await-inside.js';
import { atEnd, createRule } from './create.js';
import { fixerOf, isPython, nodeAt, scopingOf } from './file.js';
import { keepWay, wayOfQuery } from './traces.js';
import { locOf, whereIs } from './where.js';

/** Options of `no-lazy-scope-result`. */
export interface Options {
  /** Also report scopes that take away a value which is seen to be bound: `store.exit(fn)`, `store.run(undefined, fn)`. Default: false. */
  readonly checkTakenAway?: boolean;
}

export default createRule({
  meta: {
    type: 'problem',
    docs: {
      description: 'disallow giving back a query out of a scope before it has begun',
      presets: { recommended: ['error'], strict: ['error', { checkTakenAway: true }] },
    },
    hasSuggestions: true,
    schema: [{
      type: 'object',
      properties: {
        checkTakenAway: { type: 'boolean', description: 'Also report scopes that take away a value which is seen to be bound: `store.exit(fn)`, `store.run(undefined, fn)`.' },
      },
      additionalProperties: false,
    }],
    defaultOptions: [{ checkTakenAway: false }],
    messages: {
      lazyResult: '`{{query}}()` begins only where it is awaited, and that is outside of `{{scope}}` ({{where}}): whatever looks the store up while the query runs {{finds}}. Await it inside: `async () => await {{query}}(…)`{{helper}}.',
      handedOver: '`{{function}}` gives back a query, `{{query}}()`, that begins only where it is awaited, and that is outside of `{{scope}}` ({{where}}): whatever looks the store up while the query runs {{finds}}. Await it inside: `async () => await {{function}}(…)`{{helper}}.',
      awaitInside: 'Await `{{query}}(…)` inside of `{{scope}}`',
    },
  },
  create(context) {
    const resolver = isPython(context.sourceCode) ? undefined : scopingOf(context);
    if (resolver === undefined) return {};
    const [options] = context.options as [Options?];
    return atEnd(() => {
      for (const one of lazyResultsIn(resolver)) if (!one.takesAway || options?.checkTakenAway === true) report(context, one);
    });
  },
});

function report(context: Rule.RuleContext, found: LazyResult): void {
  const { sourceCode } = context;
  const { place, query, scope, direct, takesAway, helper } = found;
  const data = {
    query, scope: scope.text, where: whereIs(scope.at),
    finds: takesAway ? 'still finds the value that is bound there' : 'does not find the value',
    helper: helper === undefined ? '' : `, or once for all who call it, in \`${helper}\``,
  };
  const suggestion = direct ? suggestionFor(context, found) : undefined;
  const loc = locOf(sourceCode, place);
  keepWay(context, loc.start, wayOfQuery(found));
  context.report({
    loc,
    messageId: direct ? 'lazyResult' : 'handedOver',
    data: direct ? data : { ...data, function: sourceCode.text.slice(place.start, place.end) },
    ...(suggestion === undefined ? {} : { suggest: [suggestion] }),
  });
}

function suggestionFor({ sourceCode }: Rule.RuleContext, { place, query, scope, call, function: fn }: LazyResult): Rule.SuggestionReportDescriptor | undefined {
  const [written, made, run] = [nodeAt(sourceCode, fn), nodeAt(sourceCode, place), nodeAt(sourceCode, call)];
  const edits = written === undefined || made === undefined || run === undefined ? null : awaitInside(written, made, run);
  if (edits === null) return undefined;
  return { messageId: 'awaitInside', data: { query, scope: scope.text }, fix: fixerOf(edits) };
}
