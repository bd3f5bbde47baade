/** The suggestion that tells a function whom it decides for: a parameter, and the identity in all calls of the file. */
import type { Rule } from 'eslint';
import type { CallExpression } from 'estree';
import { readAt, threadParameter } from '../src/javascript/suggest/thread-parameter.js';
import { resolvesTo } from '../src/javascript/suggest/scopes.js';
import type { Decision } from '../src/permission/index.js';
import { fixerOf, isPython, nodeAt } from './file.js';
import type { FilePermissions } from './permissions.js';

/** The words of the suggestion, for the rules that offer it. */
export const threadParameterMessage = 'Give `{{callee}}` a parameter `{{parameter}}`, and pass it in all calls';

/**
 * Each call passes what is in hand there, or, in an entry point, what the function looked up so far.
 *
 * @param inHand what is called so where the suggestion is offered: the name of the parameter when the identity itself has none
 * @returns null where it is not sound: the function can be called from elsewhere, reads something else as well, or has a caller
 *   that would have to be told in turn
 */
export function suggestParameter({ sourceCode, filename }: Rule.RuleContext, found: FilePermissions, { fn, tier, identity }: Decision, callee: string, inHand?: string): Rule.SuggestionReportDescriptor | null {
  if (isPython(sourceCode)) return null;
  const { file, functions, identities } = found;
  // Of a session of which only the user's number is taken, the session is read.
  const { kind } = identity.base.kind === 'bag' ? identity : identity.base;
  const parameter = kind === 'rights' ? inHand : kind;
  if (parameter === undefined || (tier !== 'directRead' && tier !== 'edgeGuard') || functions.exportedAs(fn).length > 0 || functions.isRemote(fn)) return null;
  const reads = identities.readsIn(fn);
  const nodes = reads.map((read) => nodeAt(sourceCode, read.at!)).filter((read) => read !== undefined);
  const node = nodeAt(sourceCode, file.outline.functions[fn]!.at);
  if (node === undefined || nodes.length === 0 || reads.some((read) => read.kind !== kind || read.form !== 'whole')) return null;
  const edits = threadParameter(sourceCode, node, {
    parameter, type: identity.read.type === undefined ? undefined : `${identity.read.type} | undefined`, typescript: /\.[cm]?tsx?$/.test(filename), reads: nodes,
    argumentAt: (call) => inHandAt(call) ?? (isInEdge(call) ? readAt(sourceCode, nodes, node, call) : undefined),
  });
  return edits === null ? null : { messageId: 'threadParameter', data: { callee, parameter }, fix: fixerOf(edits) };

  function inHandAt(call: CallExpression): string | undefined {
    if (identity.kind !== kind) return undefined;
    const one = found.arguments.find((other) => other.how === 'implied' && other.at.start === call.range![0] && other.decision.fn === fn && other.inHand.named.form === 'whole');
    return one !== undefined && resolvesTo(sourceCode, call, one.inHand.name, one.inHand.at.start) ? one.inHand.name : undefined;
  }

  function isInEdge(call: CallExpression): boolean {
    const one = file.outline.calls.find(({ at }) => at.start === call.range![0] && at.end === call.range![1]);
    return one !== undefined && functions.isEdge(one.in);
  }
}
