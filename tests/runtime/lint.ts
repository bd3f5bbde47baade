/** Asks the rule about a program, and its analysis for the places that stand behind the messages. */
import { Linter, type Rule } from 'eslint';
import type { Finding } from '../../src/flow/index.js';
import plugin from '../../src/index.js';
import { analysisOf } from '../../rules/file.js';

export interface Range {
  readonly start: number;
  readonly end: number;
}

export interface Linted {
  readonly findings: readonly Finding[];
  readonly functions: readonly Range[];
  readonly finalizers: readonly Range[];
  /** The call of each argument that names a function, or may, by the argument's `start:end`. */
  readonly handed: ReadonlyMap<string, Range>;
  /** Per `start:end` of what is assigned to, where the whole assignment ends: a setter is called there. */
  readonly assigned: ReadonlyMap<string, number>;
  /** The file could not be linted, or the rule and its analysis do not say the same. */
  readonly problem?: string;
}

const linter = new Linter();
const RULE = 'context-boundary/no-lost-write';

export function lint(text: string, runtime: 'any' | 'async-hooks' | 'context-frame' = 'any'): Linted {
  let findings: readonly Finding[] = [];
  const functions: Range[] = [];
  const finalizers: Range[] = [];
  const handed = new Map<string, Range>();
  const assigned = new Map<string, number>();
  const add = (to: Range[]) => (node: unknown): void => { const [start, end] = (node as { range: [number, number] }).range; to.push({ start, end }); };
  const probe: Rule.RuleModule = {
    create: (context) => ({
      ':function': add(functions),
      CallExpression(node) {
        const [start, end] = node.range!;
        for (const argument of node.arguments) if (!/Function|Literal/.test(argument.type)) handed.set(argument.range!.join(':'), { start, end });
      },
      AssignmentExpression(node) { assigned.set(node.left.range!.join(':'), node.range![1]); },
      TryStatement(node) { if (node.finalizer) add(finalizers)(node.finalizer); },
      'Program:exit'() { findings = analysisOf(context)?.findings({ checkConfined: false }) ?? []; },
    }),
  };
  const messages = linter.verify(text, [{
    files: ['**/*.js'],
    plugins: { 'context-boundary': plugin, probe: { rules: { probe } } },
    rules: { [RULE]: 'error', 'probe/probe': 'error' },
    settings: { 'context-boundary': { runtime } },
  }], { filename: 'program.js' });
  const said = messages.filter(({ ruleId }) => ruleId === RULE);
  const other = messages.find(({ ruleId }) => ruleId !== RULE);
  const problem = other !== undefined ? other.message : said.length !== findings.length ? `${said.length} messages for ${findings.length} findings` : undefined;
  return { findings, functions, finalizers, handed, assigned, ...(problem === undefined ? {} : { problem }) };
}
