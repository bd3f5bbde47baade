/** The reporter whose last line the checks read. */
import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, expect, it } from 'vitest';

const root = fileURLToPath(new URL('../../', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'closing-line-'));
symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'), 'junction');
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function lastLineOf(files: Readonly<Record<string, string>>): Promise<string | undefined> {
  const run = mkdtempSync(join(folder, 'run-'));
  for (const [name, text] of Object.entries(files)) writeFileSync(join(run, name), text);
  const reporter = join(root, 'tests', 'tools', 'closing-line.ts');
  const args = [join(root, 'node_modules', 'vitest', 'vitest.mjs'), 'run', '--root', run, '--reporter', 'default', '--reporter', reporter];
  return new Promise((resolve) => {
    execFile(process.execPath, args, (_error, printed) => resolve(printed.trimEnd().split('\n').at(-1)));
  });
}

const two = "import { expect, it } from 'vitest'; it('a', () => expect(1).toBe(1)); it('b', () => expect(1).toBe(1));";
const oneWrong = "import { expect, it } from 'vitest'; it('a', () => expect(1).toBe(2)); it.skip('b', () => {});";

it('counts what passed', async () => {
  expect(await lastLineOf({ 'a.test.js': two })).toBe('2 passed, 0 failed');
});

it('counts what failed, and leaves out what was skipped', async () => {
  expect(await lastLineOf({ 'a.test.js': two, 'b.test.js': oneWrong })).toBe('2 passed, 1 failed');
});

it('counts a file that cannot be loaded as failed', async () => {
  expect(await lastLineOf({ 'a.test.js': two, 'b.test.js': "throw new Error('no')" })).toBe('2 passed, 1 failed');
  expect(await lastLineOf({ 'a.test.js': `import './missing.js'; ${two}` })).toBe('0 passed, 1 failed');
  expect(await lastLineOf({ 'a.test.js': 'it is no program' })).toBe('0 passed, 1 failed');
});

it('counts a run without tests as failed', async () => {
  expect(await lastLineOf({})).toBe('0 passed, 1 failed');
  expect(await lastLineOf({ 'a.test.js': '' })).toBe('0 passed, 1 failed');
});

it('counts a hook that fails, whose tests do not run', async () => {
  const hook = "import { beforeAll, describe, it } from 'vitest'; describe('d', () => { beforeAll(() => { throw new Error('no'); }); it('a', () => {}); it('b', () => {}); });";
  expect(await lastLineOf({ 'a.test.js': hook })).toBe('0 passed, 1 failed');
});

it('counts an error that no test caught as failed', async () => {
  const late = "import { it } from 'vitest'; it('a', () => { setTimeout(() => { throw new Error('late'); }); return new Promise((done) => setTimeout(done, 50)); });";
  expect(await lastLineOf({ 'a.test.js': late })).toBe('1 passed, 1 failed');
});
