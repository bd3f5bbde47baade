/** Puts together what all rules share: the place of their presets, and what is said when the settings are wrong. */
import type { Rule } from 'eslint';
import { giveUp } from '../src/debug.js';
import { settingsProblem } from '../src/settings.js';

/** Which presets turn a rule on, and how. A preset that is not named leaves it off. */
export interface Presets {
  readonly recommended?: readonly [severity: 'error' | 'warn', options?: Readonly<Record<string, unknown>>];
  readonly strict?: readonly [severity: 'error' | 'warn', options?: Readonly<Record<string, unknown>>];
}

export interface RuleDocs {
  readonly description: string;
  readonly presets: Presets;
  /** It looks at Python as well as at JavaScript, and the presets for Python turn it on as the others do. */
  readonly python?: true;
}

interface Definition {
  readonly meta: Omit<Rule.RuleMetaData, 'docs'> & { readonly docs: RuleDocs };
  readonly create: Rule.RuleModule['create'];
}

/** Which rule says it in a file: the settings are the same for all of them, so one is enough. By the file's tree. */
const speakers = new WeakMap<object, string>();

/**
 * The rule as ESLint takes it. `docs.recommended` follows from the presets. When the settings are wrong, no rule looks at the
 * file, and the first one says so.
 */
export function createRule(definition: Definition): Rule.RuleModule & { readonly meta: { readonly docs: RuleDocs } } {
  const { meta } = definition;
  return {
    meta: { ...meta, docs: { ...meta.docs, recommended: meta.docs.presets.recommended !== undefined }, messages: { ...meta.messages, settings: '{{problem}}' } },
    create(context) {
      const problem = settingsProblem(context.settings['context-boundary']);
      return problem === undefined ? guarded(definition, context) : atStart(() => { sayOnce(context, problem); });
    },
  };
}

/** The rule's own listeners. Where one of them cannot follow the code because it is nested too deep, the rule is silent in this file. */
function guarded({ create }: Definition, context: Rule.RuleContext): Rule.RuleListener {
  const listeners = unlessTooDeep(context, () => create(context)) ?? {};
  return Object.fromEntries(Object.entries(listeners).map(([selector, listener]) => [
    selector, (...args: readonly unknown[]): void => { unlessTooDeep(context, () => { (listener as (...args: readonly unknown[]) => void)(...args); }); },
  ]));
}

/** Parsers read code that is nested deeper than others of us can follow. It is not looked at: a linter does not fail for it. */
export function unlessTooDeep<T>({ filename }: Rule.RuleContext, look: () => T): T | undefined {
  try {
    return look();
  } catch (error) {
    if (!(error instanceof RangeError && error.message.includes('call stack'))) throw error;
    giveUp(filename, 'it is not looked at: it is nested too deeply');
    return undefined;
  }
}

/** Runs `look` when the file has been gone through: the root of a tree is called `Program` in JavaScript and `Module` in Python. */
export function atEnd(look: () => void): Rule.RuleListener {
  return { 'Program:exit': look, 'Module:exit': look };
}

function atStart(look: () => void): Rule.RuleListener {
  return { Program: look, Module: look };
}

function sayOnce(context: Rule.RuleContext, problem: string): void {
  const { ast } = context.sourceCode;
  if (!speakers.has(ast)) speakers.set(ast, context.id);
  if (speakers.get(ast) === context.id) context.report({ loc: { line: 1, column: 0 }, messageId: 'settings', data: { problem } });
}
