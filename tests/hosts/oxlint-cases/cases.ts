/** Each case of `tests/rules` that is not about Python, as it stands there, under Oxlint's own rule tester. */
import { readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, it, vi } from 'vitest';
import type { Pair, Right } from '../../rules/tester.js';

/** What of `oxlint/plugins-dev` is used here. */
interface Plugins {
  readonly RuleTester: {
    new (config: { readonly eslintCompat: boolean; readonly cwd: string }): { run(name: string, rule: object, cases: { valid: object[]; invalid: object[] }): void };
    describe: typeof describe;
    it: typeof it;
  };
}

vi.mock('../../rules/tester.js', async (importOriginal) => {
  const original = await importOriginal<typeof import('../../rules/tester.js')>();
  const folder = process.env['OXLINT_FOLDER']!;
  const found = createRequire(join(folder, 'package.json')).resolve('oxlint/plugins-dev');
  const { RuleTester } = await import(/* @vite-ignore */ pathToFileURL(found).href) as Plugins;
  RuleTester.describe = describe;
  RuleTester.it = it;
  const testRule: typeof original.testRule = (name, rule, pairs: readonly Pair[], right: readonly Right[] = []) => {
    const { valid, invalid } = original.casesOf(pairs, right);
    // Where ESLint's tester takes silence for "none may be offered", this one takes it for "any may be".
    const strict = invalid.map((one) => ({ ...one, errors: one.errors.map((error) => ({ suggestions: null, ...error })) }));
    // JSX has an ending of its own there.
    for (const one of [...valid, ...strict]) if (one.code.includes('</')) one.filename = one.filename.replace(/\.js$/, '.jsx');
    // A folder that says nothing of the Node.js that its code runs on.
    new RuleTester({ eslintCompat: true, cwd: folder }).run(name, rule, { valid, invalid: strict });
  };
  return { ...original, testRule, testPython: () => undefined };
});

const rules = new URL('../../rules/', import.meta.url);
for (const file of readdirSync(rules)) if (/^(?:no|prefer)-.*\.test\.ts$/.test(file)) await import(/* @vite-ignore */ new URL(file, rules).href);
