/** What is said where an awaited function of another file is counted on for what it bound. */
import { fileURLToPath } from 'node:url';
import { readFileSync } from 'node:fs';
import * as parser from '@typescript-eslint/parser';
import { Linter } from 'eslint';
import { expect, it } from 'vitest';
import plugin from '../../src/index.js';

it('names the way to the rebind, who looks for it, and what to change', () => {
  const filename = fileURLToPath(new URL('awaited-guard/broken.ts', import.meta.url));
  const [first] = new Linter({ cwd: fileURLToPath(new URL('awaited-guard', import.meta.url)) })
    .verify(readFileSync(filename, 'utf8'), [{ ...plugin.configs.recommended, files: ['**/*.ts'], languageOptions: { parser } }], { filename });
  expect(first).toMatchObject({ ruleId: 'context-boundary/no-lost-write', messageId: 'stale', line: 12, column: 24, endLine: 12, endColumn: 43 });
  expect(first!.suggestions).toBeUndefined();
  expect(first!.message).toBe('`requireTenant()` (-> `setTenant`, guard.ts:9 -> `currentTenant.enterWith`, tenant.ts:5) binds after an `await` in `requireTenant`, so the value does not propagate back to here: `rows` (line 14) still reads the old value. Let it return the value and pass that on, or run what follows inside `currentTenant.run(…)`.');
});
