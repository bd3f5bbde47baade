/** Where a wrong setting is said: once in each linted file, by whichever rule is asked first. */
import { Linter, SourceCode } from 'eslint';
import { describe, expect, it } from 'vitest';
import { rules } from '../../rules/index.js';
import plugin from '../../src/index.js';

const LOST = `
import { AsyncLocalStorage } from 'node:async_hooks';
const currentUser = new AsyncLocalStorage();
export async function enter(request) {
  const user = await verify(request);
  currentUser.enterWith(user);
}
`;

const WRONG = { stores: [{ from: 'fil', name: 'tenant' }] };
const SENTENCE = 'The setting "context-boundary" is wrong: stores[0].from is "fil"; it must be "file", "package" or "global".';

const all: Linter.RulesRecord = Object.fromEntries(Object.keys(rules).map((name) => [`context-boundary/${name}`, 'error']));

function lint(code: string | SourceCode, settings: unknown, on: Linter.RulesRecord = all, linter = new Linter()): Linter.LintMessage[] {
  return linter.verify(code, [{ plugins: { 'context-boundary': plugin }, rules: on, settings: { 'context-boundary': settings } }], 'enter.js');
}

describe('a wrong setting', () => {
  it('is said once in a file, at its start, and nothing else is', () => {
    expect(lint(LOST, WRONG)).toEqual([
      { ruleId: 'context-boundary/no-ambient-argument', severity: 2, line: 1, column: 1, messageId: 'settings', message: SENTENCE },
    ]);
  });

  it('is said by any rule that is on alone', () => {
    for (const ruleId of Object.keys(all)) {
      expect(lint(LOST, WRONG, { [ruleId]: 'warn' })).toEqual([{ ruleId, severity: 1, line: 1, column: 1, messageId: 'settings', message: SENTENCE }]);
    }
  });

  it('is said in every file, also where there is nothing to look at', () => {
    const linter = new Linter();
    expect([lint(LOST, WRONG, all, linter), lint('', WRONG, all, linter), lint('let a = 1;', WRONG, all, linter)].map((messages) => messages.map(({ message }) => message)))
      .toEqual([[SENTENCE], [SENTENCE], [SENTENCE]]);
  });

  it('is said again when the same tree is linted again', () => {
    const linter = new Linter();
    lint(LOST, WRONG, all, linter);
    const sourceCode = linter.getSourceCode();
    expect(lint(sourceCode, WRONG)).toHaveLength(1);
    expect(lint(sourceCode, WRONG)).toHaveLength(1);
  });

  it('can be silenced like any report', () => {
    expect(lint(`/* eslint-disable context-boundary/no-ambient-argument */${LOST}`, WRONG)).toEqual([]);
  });

  it('is not said of settings that are right: then the rules look at the file', () => {
    expect(lint(LOST, { stores: [{ from: 'file', name: 'tenant' }] }).map(({ messageId, line }) => [messageId, line])).toEqual([['lost', 6], ['preferRun', 6]]);
    expect(lint(LOST, undefined).map(({ messageId, line }) => [messageId, line])).toEqual([['lost', 6], ['preferRun', 6]]);
  });
});

describe('a wrong option of a rule', () => {
  it('is refused by ESLint itself, with the name of the option', () => {
    expect(() => lint(LOST, undefined, { 'context-boundary/no-lost-write': ['error', { checkConfine: true }] })).toThrow(/checkConfine/);
  });
});
