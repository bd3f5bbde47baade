/** Variables that are given each other, as a minifier that uses few names over and over writes them. */
import { afterEach, expect, it, vi } from 'vitest';
import { Linter } from 'eslint';
import plugin from '../../src/index.js';
import { Nearest } from '../../src/outline/nearest.js';

afterEach(() => { vi.restoreAllMocks(); });

/** `count` variables, each of which may be any other. */
function textOf(count: number): string {
  const names = Array.from({ length: count }, (_, i) => `v${i}`);
  return [
    `let ${names.join(', ')};`,
    ...names.flatMap((name) => names.map((other) => `${name} = ${other};`)),
    'v0 = () => getSession();',
    'export function canEdit(user, file) { run(v0); use(v1); return user.id === file.owner; }',
  ].join('\n');
}

/** How often it was looked where a variable leads. */
function looksAt(count: number): number {
  const looks = vi.spyOn(Nearest.prototype, 'isNew');
  new Linter().verify(textOf(count), { plugins: { 'context-boundary': plugin }, rules: { 'context-boundary/no-ambient-permission': 'error', 'context-boundary/no-ambient-argument': 'error' } });
  const { length } = looks.mock.calls;
  looks.mockRestore();
  return length;
}

it('twice as many of them are looked at little more than four times as often: each once for each way that is shorter', () => {
  const few = looksAt(6);
  expect(few).toBeGreaterThan(30);
  expect(looksAt(12) / few).toBeLessThan(6);
});

it('what was met too deep to go on from is gone on from where it is met again less deep', () => {
  const nearest = new Nearest<string>();
  expect([nearest.isNew('a', 3), nearest.isNew('a', 3), nearest.isNew('a', 4), nearest.isNew('a', 1), nearest.isNew('b', 2)]).toEqual([true, false, false, true, true]);
});
