/** What is said to those who ask why something is unknown. What NODE_DEBUG itself does is in `tests/trust/silence.test.ts`. */
import { expect, it, vi } from 'vitest';
import { giveUp } from '../../src/debug.js';

const { said } = vi.hoisted(() => ({ said: [] as string[] }));
vi.mock('node:util', async (original) => ({
  ...(await original<typeof import('node:util')>()),
  debuglog: () => Object.assign((_: string, text: string) => { said.push(text); }, { enabled: true }),
}));

it('is said once, as long as it is remembered', () => {
  giveUp('a.ts:1', 'why');
  giveUp('a.ts:1', 'why');
  giveUp('a.ts:1', 'why not');
  expect(said).toEqual(['a.ts:1: why', 'a.ts:1: why not']);
  for (let line = 2; line < 10_000; line++) giveUp(`a.ts:${line}`, 'why');
  expect(said).toHaveLength(10_000);
  giveUp('a.ts:1', 'why');
  expect(said).toHaveLength(10_000);
  giveUp('b.ts', 'why');
  giveUp('a.ts:1', 'why');
  expect(said.slice(10_000)).toEqual(['b.ts: why', 'a.ts:1: why']);
});
