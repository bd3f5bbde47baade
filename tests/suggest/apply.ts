/** Lints a piece of code with every rule, applies what is suggested, and lints what has become of it. */
import * as parser from '@typescript-eslint/parser';
import { Linter } from 'eslint';
import { expect } from 'vitest';
import plugin from '../../src/index.js';

const linter = new Linter();

/** What is reported with every rule in its strictest form. Throws when the code does not parse. */
export function lint(code: string): Linter.LintMessage[] {
  const messages = linter.verify(code, [{ ...plugin.configs.strict, files: ['**/*.ts'], languageOptions: { parser } }], { filename: 'file.ts' });
  const fatal = messages.find((message) => message.fatal);
  if (fatal !== undefined) throw new Error(`${fatal.message} (line ${fatal.line})\n\n${code}`);
  return messages;
}

/**
 * The text after the one suggestion for the first write that is reported; null when none is offered. Checks what holds for every
 * suggestion: the result parses, nothing of this rule is reported that was not before, the write's report is gone, and all
 * comments are still there, in their order.
 */
export function applied(code: string): string | null {
  const before = lint(code).filter(({ ruleId }) => ruleId === 'context-boundary/no-lost-write');
  const [report] = before;
  if (report === undefined) throw new Error(`Nothing is reported in\n${code}`);
  const [suggestion, ...more] = report.suggestions ?? [];
  expect(more).toEqual([]);
  if (suggestion === undefined) return null;
  const { range: [start, end], text } = suggestion.fix;
  const output = code.slice(0, start) + text + code.slice(end);
  const after = lint(output).filter(({ ruleId }) => ruleId === 'context-boundary/no-lost-write');
  expect(after.length, output).toBe(before.length - 1);
  expect(after.map(({ messageId }) => messageId)).toEqual(before.slice(1).map(({ messageId }) => messageId));
  expect(commentsIn(output)).toEqual(commentsIn(code));
  return output;
}

function commentsIn(code: string): string[] {
  return (parser.parse(code, { comment: true, range: true }).comments ?? []).map(({ value }) => value.replace(/\s+/g, ' '));
}
