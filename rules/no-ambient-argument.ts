/** An ambient identity that is passed, or meant, although the same one is in hand. */
import type { Rule, SourceCode } from 'eslint';
import { namedBy, type AmbientArgument, type Decision, type ImpliedIdentity, type InHand } from '../src/permission/index.js';
import type { Edit } from '../src/outline/edit.js';
import type { Place } from '../src/outline/outline.js';
import type { PythonReferences } from '../src/python/references.js';
import type { PythonSourceCode } from '../src/python/source-code.js';
import { useInHand as useInHandInPython } from '../src/python/suggest/use-in-hand.js';
import { useInHand } from '../src/javascript/suggest/use-in-hand.js';
import { atEnd, createRule } from './create.js';
import { fixerOf, isPython, nodeAt, pythonNodeAt } from './file.js';
import { chainOf, mayMatter, permissionsOf, whoIs, type FilePermissions } from './permissions.js';
import { suggestParameter, threadParameterMessage } from './suggest-parameter.js';
import { keepWay, wayOfIdentity } from './traces.js';
import { locOf } from './where.js';

/** Options of `no-ambient-argument`. */
export interface Options {
  /** Also report code of which nothing shows that it runs on a server. Default: false. */
  readonly checkSharedCode?: boolean;
}

export default createRule({
  meta: {
    type: 'problem',
    docs: {
      description: 'disallow passing a user who is looked up in ambient context where the same user is in hand',
      presets: { recommended: ['error'], strict: ['error', { checkSharedCode: true }] },
      python: true,
    },
    hasSuggestions: true,
    schema: [{
      type: 'object',
      properties: { checkSharedCode: { type: 'boolean', description: 'Also report code of which nothing shows that it runs on a server.' } },
      additionalProperties: false,
    }],
    defaultOptions: [{ checkSharedCode: false }],
    messages: {
      passed: '`{{callee}}` is given the {{who}} from {{chain}}, although `{{inHand}}` (line {{line}}) is in hand: where the context was lost, that is somebody else, or nobody. Pass `{{inHand}}`.',
      implied: '`{{callee}}` looks the {{who}} up by itself, by {{chain}}, although `{{inHand}}` (line {{line}}) is in hand: where the context was lost, it decides for somebody else, or for nobody. {{repair}}',
      useInHand: 'Pass `{{inHand}}`',
      threadParameter: threadParameterMessage,
    },
  },
  create(context) {
    if (!mayMatter(context)) return {};
    const [options] = context.options as [Options?];
    return atEnd(() => {
      const found = permissionsOf(context);
      for (const one of found?.arguments ?? []) if (options?.checkSharedCode === true || found!.isServer(one.identity)) report(context, found!, one);
    });
  },
});

function report(context: Rule.RuleContext, found: FilePermissions, one: AmbientArgument): void {
  const { inHand, identity, call } = one;
  const suggestion = one.how === 'passed' ? suggestUse(context, found, one) : inHand.named.form === 'whole' ? suggestParameter(context, found, one.decision, call.text, inHand.name) : null;
  const loc = locOf(context.sourceCode, one.at);
  keepWay(context, loc.start, wayOfIdentity({ at: one.at, text: `\`${inHand.name}\` (line ${inHand.at.line}) is in hand where \`${call.text}\` is called` }, identity, found));
  context.report({
    loc,
    messageId: one.how,
    data: {
      callee: call.text, who: whoIs(identity), chain: chainOf(one.how === 'passed' ? identity : { ...identity, via: [one.decision.fn, ...identity.via].slice(1) }, found),
      inHand: inHand.name, line: String(inHand.at.line),
      ...(one.how === 'implied' ? { repair: repairOf(found, one) } : {}),
    },
    ...(suggestion === null ? {} : { suggest: [suggestion] }),
  });
}

function repairOf(found: FilePermissions, { decision, inHand, call, identity }: ImpliedIdentity): string {
  const { functions } = found;
  if (decision.tier === 'mixedFallback') return passOf(decision, inHand);
  const parameter = `give \`${call.text}\` a parameter for the ${whoIs(identity)}`;
  if (functions.isRemote(decision.fn)) return `It can be called from outside, where a parameter would be the caller's to choose: read the ${whoIs(identity)} there, and pass \`${inHand.name}\` to a function of its own.`;
  // Who may call a method, its class does not tell.
  if (functions.isMethod(decision.fn)) return `G${parameter.slice(1)}, pass \`${inHand.name}\`, and mend whoever else calls it.`;
  if (functions.exportedAs(decision.fn).length > 0) return `It is exported: ${parameter}, pass \`${inHand.name}\`, and mend its callers in other files as well.`;
  return `G${parameter.slice(1)}, and pass \`${inHand.name}\`.`;
}

/** A function that takes the user's number is not to be given the user; of one that takes several things together, it is said as which. */
function passOf({ takes, property }: Decision, inHand: InHand): string {
  const name = property ?? takes!;
  const form = namedBy(name)?.form;
  if (form !== undefined && form !== inHand.named.form) return `Pass its \`${name}\`, of \`${inHand.name}\`.`;
  return property === undefined || property === inHand.name ? `Pass \`${inHand.name}\`.` : `Pass \`${inHand.name}\` as \`${name}\`.`;
}

// ---- suggestions

function suggestUse({ sourceCode }: Rule.RuleContext, found: FilePermissions, one: AmbientArgument & { how: 'passed' }): Rule.SuggestionReportDescriptor | null {
  const { inHand, identity, at, local } = one;
  const { kind, form } = inHand.named;
  // What is known by another name may be another thing: `user` is not the user's number. A part is taken from the one in hand.
  const isWhole = identity.form === form && identity.taken !== null;
  const isPart = identity.form === 'part' && identity.base.kind === kind && identity.base.form === form && local === undefined;
  if (!isWhole && !isPart) return null;
  const place = local === undefined ? identity.at! : at;
  const taken = isPart || local !== undefined ? 0 : identity.taken!.length;
  const held = { name: inHand.name, at: inHand.at.start };
  const edits = isPython(sourceCode) ? pythonEdits(sourceCode, found, place, taken, held) : javascriptEdits(sourceCode, place, taken, held);
  return edits === null ? null : { messageId: 'useInHand', data: { inHand: inHand.name }, fix: fixerOf(edits) };
}

interface Held {
  readonly name: string;
  readonly at: number;
}

function javascriptEdits(sourceCode: SourceCode, place: Place, taken: number, held: Held): readonly Edit[] | null {
  const node = nodeAt(sourceCode, place);
  return node === undefined ? null : useInHand(sourceCode, node, taken, held);
}

function pythonEdits(sourceCode: PythonSourceCode, { references }: FilePermissions, place: Place, taken: number, held: Held): readonly Edit[] | null {
  const node = pythonNodeAt(sourceCode, place);
  return node === undefined ? null : useInHandInPython(sourceCode, references as PythonReferences, node, taken, held);
}
