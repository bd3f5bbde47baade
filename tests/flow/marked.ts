/** What one rule says of small programs, as places alone. What it says in words is looked at in `tests/rules`. */
import { Linter } from 'eslint';
import { expect } from 'vitest';
import plugin from '../../src/index.js';
import { readMarks } from '../rules/tester.js';

interface Asked {
  /** Default: `file.js`. One that ends in `.py` is Python. */
  readonly filename?: string;
  readonly options?: readonly unknown[];
  /** The value of `settings['context-boundary']`. */
  readonly settings?: object;
}

function placesOf(rule: string, code: string, { filename = 'file.js', options = [], settings = {} }: Asked): readonly object[] {
  const config: Linter.Config = {
    files: ['**/*.{js,py}'], plugins: { 'context-boundary': plugin }, rules: { [`context-boundary/${rule}`]: ['error', ...options] }, settings: { 'context-boundary': settings },
    ...(filename.endsWith('.py') ? { language: 'context-boundary/python' } : {}),
  };
  return new Linter().verify(code, [config], { filename }).map(({ ruleId, message, line, column, endLine, endColumn }) => {
    expect(ruleId, `${message}\n${code}`).toBe(`context-boundary/${rule}`);
    return { line, column, endLine, endColumn };
  });
}

/** Of `wrong`, what is between `«` and `»` is reported and nothing else; of `right`, its nearest neighbour, nothing. */
export function expectMarks(rule: string, wrong: string, right: string, asked: Asked = {}): void {
  const { code, places } = readMarks(wrong);
  expect(places, code).not.toEqual([]);
  expect(placesOf(rule, code, asked), code).toEqual(places);
  expect(placesOf(rule, right, asked), right).toEqual([]);
}
