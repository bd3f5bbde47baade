/** A rebind that no observer can follow before its context ends. */
import type { Rule } from 'eslint';
import type { Finding } from '../src/flow/index.js';
import { runInstead } from '../src/javascript/suggest/index.js';
import { createRule } from './create.js';
import { analysisOf, nodeAt } from './file.js';

/** Options of `no-lost-write`. */
export interface Options {
  /** Also report rebinds that are seen inside a later callback or an awaited helper, but by nobody after it. Default: false. */
  readonly checkConfined?: boolean;
}

export default createRule({
  meta: {
    type: 'problem',
    docs: {
      description: 'disallow writing a context store where nobody can see the value before its context ends',
      presets: { recommended: ['error'], strict: ['error', { checkConfined: true }] },
    },
    hasSuggestions: true,
    schema: [{
      type: 'object',
      properties: {
        checkConfined: {
          type: 'boolean',
          description: 'Also report rebinds that are seen inside a later callback or an awaited helper, but by nobody after it.',
        },
      },
      additionalProperties: false,
    }],
    defaultOptions: [{ checkConfined: false }],
    messages: {
      lost: '`{{write}}` {{boundary}}, so {{consequence}}. {{repair}}',
      confined: '`{{write}}` {{boundary}}: it is seen in here only, and nothing after {{after}} sees it. {{repair}}',
      lostMutation: '`{{write}}` is changed in a function that `{{boundary}}` (line {{line}}) runs in another thread or process: its store is not the one of this code, so nobody here sees the change. Send the value back as the result or in a message.',
      runInstead: 'Bind with `{{run}}` for the code that follows',
    },
  },
  create(context) {
    const file = analysisOf(context);
    if (file === undefined) return {};
    const [options] = context.options as [Options?];
    return {
      'Program:exit'() {
        for (const finding of file.findings({ checkConfined: options?.checkConfined === true })) report(context, finding);
      },
    };
  },
});

function report(context: Rule.RuleContext, finding: Finding): void {
  const { sourceCode } = context;
  const suggestion = suggestionFor(context, finding);
  context.report({
    loc: { start: sourceCode.getLocFromIndex(finding.place.start), end: sourceCode.getLocFromIndex(finding.place.end) },
    messageId: finding.id,
    data: finding.id === 'lostMutation' ? { write: finding.text, boundary: finding.crossing!.text, line: String(finding.crossing!.at.line) } : dataOf(finding),
    ...(suggestion === undefined ? {} : { suggest: [suggestion] }),
  });
}

function suggestionFor(context: Rule.RuleContext, finding: Finding): Rule.SuggestionReportDescriptor | undefined {
  if (!finding.direct || finding.id !== 'confined') return undefined;
  const node = nodeAt(context.sourceCode, finding.place);
  const change = node === undefined ? null : runInstead(context.sourceCode, node);
  return change === null ? undefined : { messageId: 'runInstead', data: { run: `${finding.store}.run()` }, fix: change.fix };
}

function dataOf(finding: Finding): Record<string, string> {
  return {
    write: `${finding.text}()`,
    boundary: `${viaChain(finding)}${boundaryOf(finding)}`,
    consequence: consequenceOf(finding),
    after: afterOf(finding),
    repair: repairOf(finding),
  };
}

/** `(-> setUser -> currentUser.enterWith, line 12) `: how the call leads to the rebind, when it is not the rebind itself. */
function viaChain({ chain }: Finding): string {
  if (chain.length === 0) return '';
  return `(-> ${chain.map((link) => `\`${link.name}\`, line ${link.at.line}`).join(' -> ')}) `;
}

function boundaryOf(finding: Finding): string {
  const by = finding.crossing === undefined ? '' : `\`${finding.crossing.text}\` (line ${finding.crossing.at.line})`;
  switch (finding.end) {
    case 'await': return `runs after the \`await\` on line ${finding.awaitLine ?? '?'}`;
    case 'yield': return 'runs after an `await` of this async generator, which goes on in the context of whoever asks for the next value';
    case 'scope': return `runs inside ${by}, which puts the former value back when it returns`;
    case 'context': return `runs in a context of its own, through ${by}`;
    case 'thread': return `runs on the other side of ${by}, in a context of its own`;
    case 'later': return `runs later, in a copy of the context made by ${by}`;
  }
}

function consequenceOf(finding: Finding): string {
  const reader = finding.reader === undefined ? '' : `: \`${finding.reader.name}\` (line ${finding.reader.line}) still reads the old value`;
  if (finding.end === 'await') return `it does not propagate back to the caller of ${nameOf(finding)}${reader}`;
  return `nobody sees it${reader}`;
}

function afterOf(finding: Finding): string {
  return finding.end === 'await' ? `${nameOf(finding)} returns` : finding.end === 'yield' ? 'the next `yield`' : 'it';
}

function nameOf(finding: Finding): string {
  return finding.functionName === '' ? 'this function' : `\`${finding.functionName}\``;
}

function repairOf(finding: Finding): string {
  const run = `\`${finding.store}.run(…)\``;
  if (finding.handedOver) return 'Hand over a function that takes the value as an argument, or bind before this call.';
  if (finding.id === 'confined') return `Say so with ${run} around the code that needs it.`;
  switch (finding.end) {
    case 'await': return `Return the value and pass it on, or run the caller's work inside ${run}.`;
    case 'yield': return `Yield the value and let the consumer bind it with ${run}.`;
    case 'scope': return 'Give the value to the scope itself, or do inside it what needs the value.';
    default: return `Bind before the boundary, pass the value on, or do the work that needs it inside ${run}.`;
  }
}
