/** What is said where an awaited function of another file is counted on for what it bound. */
import { fileURLToPath } from 'node:url';
import { readFileSync } from 'node:fs';
import * as parser from '@typescript-eslint/parser';
import { Linter } from 'eslint';
import { expect, it } from 'vitest';
import plugin from '../../src/index.js';

/** The first message about a file of a project. */
function firstOf(project: string, preset: 'recommended' | 'strict'): Linter.LintMessage | undefined {
  const filename = fileURLToPath(new URL(`${project}/broken.ts`, import.meta.url));
  return new Linter({ cwd: fileURLToPath(new URL(project, import.meta.url)) })
    .verify(readFileSync(filename, 'utf8'), [{ ...plugin.configs[preset], files: ['**/*.ts'], languageOptions: { parser } }], { filename })[0];
}

it('names the way to the rebind, who looks for it, and what to change', () => {
  const first = firstOf('awaited-guard', 'recommended');
  expect(first).toMatchObject({ ruleId: 'context-boundary/no-lost-write', messageId: 'stale', line: 12, column: 24, endLine: 12, endColumn: 43 });
  expect(first!.suggestions).toBeUndefined();
  expect(first!.message).toBe('`requireTenant()` (-> `setTenant`, guard.ts:9 -> `currentTenant.enterWith`, tenant.ts:5) binds after an `await` in `requireTenant`, so the value does not propagate back to here: `rows` (line 14) still reads the old value. Let it return the value and pass that on, or run what follows inside `currentTenant.run(…)`.');
});

it('tells the way without the rounds of functions that call each other', () => {
  expect(firstOf('rounds-on-the-way', 'strict')?.message).toContain('`walk()` (-> `enter`, walk.ts:16 -> `setTenant`, walk.ts:6 -> `currentTenant.enterWith`, tenant.ts:6) binds');
});
