/** A function that decides a permission for somebody whom it looks up, instead of being told. */
import type { Rule } from 'eslint';
import { namedBy, type Decision, type Identity } from '../src/permission/index.js';
import { atEnd, createRule } from './create.js';
import { chainOf, mayMatter, permissionsOf, whoIs, type FilePermissions } from './permissions.js';
import { suggestParameter, threadParameterMessage } from './suggest-parameter.js';
import { keepWay, wayOfIdentity } from './traces.js';
import { locOf } from './where.js';

/** Options of `no-ambient-permission`. */
export interface Options {
  /** Also report guards that let only a known person into an entry point. Default: false. */
  readonly checkEdgeGuards?: boolean;
  /** Also report code of which nothing shows that it runs on a server. Default: false. */
  readonly checkSharedCode?: boolean;
}

export default createRule({
  meta: {
    type: 'problem',
    docs: {
      description: 'disallow deciding a permission for a user who is looked up in ambient context instead of passed in',
      presets: { recommended: ['error'], strict: ['error', { checkEdgeGuards: true, checkSharedCode: true }] },
      python: true,
    },
    hasSuggestions: true,
    schema: [{
      type: 'object',
      properties: {
        checkEdgeGuards: { type: 'boolean', description: 'Also report guards that let only a known person into an entry point.' },
        checkSharedCode: { type: 'boolean', description: 'Also report code of which nothing shows that it runs on a server.' },
      },
      additionalProperties: false,
    }],
    defaultOptions: [{ checkEdgeGuards: false, checkSharedCode: false }],
    messages: {
      moduleRead: '`{{read}}` runs once, when this module is loaded: from then on everybody has the {{who}} of the request that caused it, or none at all. Read it where a request is handled, and pass it on.',
      mixedFallback: '`{{name}}` takes `{{parameter}}`, but falls back to {{chain}} where it is missing: a caller who forgets it gets an answer about somebody else, or about nobody. Require `{{parameter}}`.',
      ignoredActor: '`{{name}}` takes `{{parameter}}`, but decides by {{chain}}{{also}}: whoever is passed, {{answer}} is about the current {{who}}. {{repair}}',
      directRead: '`{{name}}` decides by {{chain}}: its callers can neither see nor choose whom the answer is about, and where the context was lost it is about nobody. {{repair}}',
      throughChain: '`{{name}}` decides by {{chain}}: its callers can neither see nor choose whom the answer is about, and where the context was lost it is about nobody. {{repair}}',
      edgeGuard: '`{{name}}` looks the {{who}} up itself, by {{chain}}. {{repair}}',
      threadParameter: threadParameterMessage,
    },
  },
  create(context) {
    if (!mayMatter(context)) return {};
    const [options] = context.options as [Options?];
    const counts = (found: FilePermissions, identity: Identity): boolean => options?.checkSharedCode === true || found.isServer(identity);
    return atEnd(() => {
      const found = permissionsOf(context);
      if (found === undefined) return;
      for (const identity of found.moduleReads) if (counts(found, identity)) reportModuleRead(context, identity);
      for (const decision of found.decisions) {
        if (counts(found, decision.identity) && (decision.tier !== 'edgeGuard' || options?.checkEdgeGuards === true)) report(context, found, decision);
      }
    });
  },
});

function reportModuleRead(context: Rule.RuleContext, identity: Identity): void {
  context.report({ loc: locOf(context.sourceCode, identity.at!), messageId: 'moduleRead', data: { read: identity.read.text, who: whoIs(identity) } });
}

function report(context: Rule.RuleContext, found: FilePermissions, decision: Decision): void {
  const { tier, name, identity, at, takes } = decision;
  const suggestion = suggestParameter(context, found, decision, name);
  const loc = locOf(context.sourceCode, at);
  keepWay(context, loc.start, wayOfIdentity({ at, text: `\`${name}\` decides` }, identity, found));
  context.report({
    loc,
    messageId: tier,
    data: {
      name, chain: chainOf(identity, found), who: whoIs(identity),
      ...(tier === 'edgeGuard' ? { repair: repairOfGuard(found, decision) } : tier === 'directRead' || tier === 'throughChain' ? { repair: repairOf(decision) } : {}),
      ...(takes === undefined ? {} : { parameter: takes }),
      ...(tier === 'ignoredActor' ? wordsOfIgnored(decision) : {}),
    },
    ...(suggestion === null ? {} : { suggest: [suggestion] }),
  });
}

/** A session of which the user is taken stands for the user, where the function takes one. */
function wordsOfIgnored({ identity, takes, partly }: Decision): Record<string, string> {
  const who = namedBy(takes!)?.kind === 'user' ? 'user' : whoIs(identity);
  const chained = identity.via.length > 0 ? ', all along this chain' : '';
  return { who, also: partly === true ? ' as well' : '', answer: partly === true ? 'a part of the answer' : 'the answer', repair: `Decide by \`${takes!}\`${chained}.` };
}

function repairOfGuard(found: FilePermissions, decision: Decision): string {
  const who = whoIs(decision.identity);
  if (found.isDecorator(decision)) return `Let the functions that it is put around take the ${who} as a parameter, and check that.`;
  return `Let the entry points that call it read the ${who}, and pass it in.`;
}

/** Who has somebody in hand can ask what the function itself asks. */
function repairOf({ tier, identity, twin }: Decision): string {
  const who = whoIs(identity);
  if (twin !== undefined) {
    const told = twin.kind === 'rights' ? who : twin.kind;
    return `\`${twin.text}\` is told the ${told}: let the callers ask that, with the ${told} that they have in hand.`;
  }
  return tier === 'directRead' ? `Take the ${who} as a parameter, and read it where the request comes in.` : `Take the ${who} as a parameter, all along this chain.`;
}
