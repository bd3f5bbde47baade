/** The scripts that measure do run, and count what is there. What they measure is nobody's business here: it depends on the machine. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, expect, it } from 'vitest';
import { makeProject } from './synthetic.mjs';

const made = mkdtempSync(join(tmpdir(), 'context-boundary-bench-'));
const root = fileURLToPath(new URL('../../', import.meta.url));
const run = (...args: readonly string[]): string => execFileSync(process.execPath, args, { cwd: join(root, 'tests/bench'), encoding: 'utf8' });
const make = (shape: string): string => {
  makeProject(join(made, shape), shape, 60);
  return join(made, shape);
};
afterAll(() => { rmSync(made, { recursive: true, force: true }); });

it.each([['chain', 60], ['cycles', 60], ['folders', 60], ['barrels', 63]])('makes projects that can be linted: %s', { timeout: 300_000 }, (shape, files) => {
  const { retained, ...counts } = JSON.parse(run('--expose-gc', 'lint.mjs', make(shape), 'recommended')) as Record<string, number>;
  expect(counts).toMatchObject({ files, unread: 0 });
  // The file with the store binds behind the `await` of what it imports. In `folders` it imports nothing, so nothing is lost there.
  expect(counts['reports']! > 0).toBe(shape !== 'folders');
  expect(Math.min(retained!, ...['cpu', 'wall', 'memory', 'linting'].map((key) => counts[key]!))).toBeGreaterThan(0);
});

it('prints a table, with where the time goes', { timeout: 300_000 }, () => {
  const said = run('bench.mjs', '--rounds', '1', '--only', 'parse,a rule that does nothing,a rule that reads what is imported', '--where', make('folders'));
  expect(said).toContain('60 files');
  expect(said).toMatch(/\| none \|.*\n\| recommended \|.*\n\| a rule that does nothing \|.*\n\| a rule that reads what is imported \|.*\n\| parse \|/);
  expect(said).toMatch(/\nrecommended is [\d.]+ times the CPU of a rule that does nothing\nrecommended is [\d.]+ times the CPU of a rule that reads what is imported\n/);
  expect(said).toMatch(/of the time with recommended: .*outline/);
});

it('edits as in an editor', { timeout: 300_000 }, () => {
  const { rows } = JSON.parse(run('editor.mjs', make('barrels'), '60', '--edits', '1')) as { rows: readonly (readonly string[])[] };
  expect(rows.map(([what]) => what)).toEqual(['the first', 'one in the middle', 'one with a store', 'the last']);
});
