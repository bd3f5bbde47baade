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
  /** `start:end` of each argument that names a function, or may. */
  readonly handed: ReadonlySet<string>;
  /** The file could not be linted, or the rule and its analysis do not say the same. */
  readonly problem?: string;
}

const linter = new Linter();
const RULE = 'context-boundary/no-lost-write';

export function lint(text: string, runtime: 'any' | 'async-hooks' | 'context-frame' = 'any'): Linted {
  let findings: readonly Finding[] = [];
  const functions: Range[] = [];
  const finalizers: Range[] = [];
  const handed = new Set<string>();
  const add = (to: Range[]) => (node: unknown): void => { const [start, end] = (node as { range: [number, number] }).range; to.push({ start, end }); };
  const probe: Rule.RuleModule = {
    create: (context) => ({
      ':function': add(functions),
      'CallExpression > *.arguments'(node: { type: string; range: [number, number] }) { if (!/Function|Call|Literal/.test(node.type)) handed.add(node.range.join(':')); },
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
  return { findings, functions, finalizers, handed, ...(problem === undefined ? {} : { problem }) };
}
