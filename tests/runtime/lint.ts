/** Asks the rule about a program, and its analysis for the places that stand behind the messages. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Linter, type Rule } from 'eslint';
import type { Finding, Spot } from '../../src/flow/index.js';
import plugin from '../../src/index.js';
import { analysisOf } from '../../rules/file.js';
import type { Module } from './modules.js';

export type Runtime = 'any' | 'async-hooks' | 'context-frame';

export interface Range {
  readonly start: number;
  readonly end: number;
}

export interface Linted {
  readonly findings: readonly Finding[];
  readonly functions: readonly Range[];
  readonly generators: readonly Range[];
  /** The call of each argument that names a function, or may, by the argument's `start:end`. */
  readonly handed: ReadonlyMap<string, Range>;
  /** Per `start:end` of what is assigned to, where the whole assignment ends: a setter is called there. */
  readonly assigned: ReadonlyMap<string, number>;
  /** Per `start:end` of what a loop goes through, where the loop begins: it is there that values are asked for. */
  readonly iterated: ReadonlyMap<string, number>;
  /** The file could not be linted, or the rule and its analysis do not say the same. */
  readonly problem?: string;
}

const linter = new Linter({ cwd: '/' });
const RULE = 'context-boundary/no-lost-write';

export function lint(text: string, runtime: Runtime = 'any', filename = '/program.js', settings: object = {}): Linted {
  let findings: readonly Finding[] = [];
  const functions: Range[] = [];
  const generators: Range[] = [];
  const handed = new Map<string, Range>();
  const assigned = new Map<string, number>();
  const iterated = new Map<string, number>();
  const add = (to: Range[]) => (node: unknown): void => { const [start, end] = (node as { range: [number, number] }).range; to.push({ start, end }); };
  const probe: Rule.RuleModule = {
    create: (context) => ({
      ':function': add(functions),
      ':function[generator=true]': add(generators),
      CallExpression(node) {
        const [start, end] = node.range!;
        for (const argument of node.arguments) if (!/Function|Literal/.test(argument.type)) handed.set(argument.range!.join(':'), { start, end });
      },
      ForOfStatement(node) { iterated.set(node.right.range!.join(':'), node.range![0]); },
      AssignmentExpression(node) { assigned.set(node.left.range!.join(':'), node.range![1]); },
      'Program:exit'() { findings = analysisOf(context)?.findings({ checkConfined: false }) ?? []; },
    }),
  };
  const messages = linter.verify(text, [{
    files: ['**/*.{js,mjs,cjs}'],
    plugins: { 'context-boundary': plugin, probe: { rules: { probe } } },
    rules: { [RULE]: 'error', 'probe/probe': 'error' },
    settings: { 'context-boundary': { runtime, ...settings } },
  }, { files: ['**/*.cjs'], languageOptions: { sourceType: 'commonjs' } }], { filename });
  const said = messages.filter(({ ruleId }) => ruleId === RULE);
  const other = messages.find(({ ruleId }) => ruleId !== RULE);
  const problem = other !== undefined ? other.message : said.length !== findings.length ? `${said.length} messages for ${findings.length} findings` : undefined;
  return { findings, functions, generators, handed, assigned, iterated, ...(problem === undefined ? {} : { problem }) };
}

/** A store that is exported may be read by whatever is not shown. Of what the programs leave open it is said that it does not. */
export const CLOSED = { quiet: [{ from: 'global', name: 'coin**' }] };

/**
 * Asks about the program as it is cut into modules. Everything is at its place in the text of the whole program.
 *
 * @param folder an empty one; the modules are written there
 */
export function lintModules(text: string, modules: readonly Module[], folder: string, runtime: Runtime): Linted {
  const whole = lint(text, runtime);
  for (const module of modules) writeFileSync(join(folder, module.name), module.text);
  const all = modules.map((module) => ({ module, linted: lint(module.text, runtime, join(folder, module.name), CLOSED) }));
  const problem = all.map(({ linted }) => linted.problem).find((one) => one !== undefined);
  const findings = all.flatMap(({ module, linted }) => linted.findings.map((finding) => inWhole(finding, module, modules)));
  return { ...whole, findings, ...(problem === undefined ? {} : { problem }) };
}

function inWhole(finding: Finding, own: Module, modules: readonly Module[]): Finding {
  const moved = (place: Spot): Spot => {
    const { from, at } = place.file === undefined ? own : modules.find(({ name }) => name === place.file)!;
    return { start: place.start - at + from, end: place.end - at + from, line: place.line };
  };
  return {
    ...finding, place: moved(finding.place), chain: finding.chain.map((link) => ({ ...link, at: moved(link.at) })),
    ...(finding.crossing === undefined ? {} : { crossing: { ...finding.crossing, at: moved(finding.crossing.at) } }),
  };
}
