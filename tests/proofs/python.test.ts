/** What Python itself does to the context, asked of the `python3` at hand; the libraries are asked by `npm run test:proofs -- --python`. */
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { pythonCatalog } from '../../src/catalog/python/index.js';
import { disagreements, type Proved } from './python-expected.mjs';

const folder = fileURLToPath(new URL('python/', import.meta.url));
const python = (...args: string[]) => spawnSync('python3', args, { cwd: folder, encoding: 'utf8' });
const version = python('--version').stdout?.trim() ?? '';

describe('the standard library', () => {
  it.skipIf(version === '')(`does what the catalog says (${version === '' ? 'there is no python3 here' : version})`, { timeout: 120_000 }, () => {
    const { status, stdout, stderr } = python('-W', 'ignore', 'proofs.py', '--standard');
    expect(status, stderr).toBe(0);
    const found = stdout.trim().split('\n').map((line) => JSON.parse(line) as Proved);
    expect(disagreements(pythonCatalog, found, { version, standardOnly: true })).toEqual([]);
  });
});

describe('the comparison', () => {
  const find = (found: readonly Proved[]) => disagreements(pythonCatalog, found, { version: 'Python 3.13.0', standardOnly: true });

  it('tells a proof that disagrees, one that nobody knows, and what has none', () => {
    const problems = find([
      { module: 'threading', paths: ['Thread'], seen: true, stays: false },
      { module: 'threading', paths: ['Nothing'], seen: true, stays: false },
      { module: 'asyncio', paths: ['gather'], seen: true, stays: false },
    ]);
    expect(problems.slice(0, 2)).toEqual(['threading Thread: seen true, stays false, and not false, false', 'threading Nothing: the catalog does not name this proof']);
    expect(problems).toContain('asyncio wait_for: no proof says anything of it');
    expect(problems).not.toContain('asyncio gather: no proof says anything of it');
  });

  it('lets what is to be awaited stay in the context of its caller', () => {
    const of = (stays: boolean) => find([{ module: 'fastapi', paths: ['Depends of an async def'], seen: true, stays }]).filter((problem) => problem.startsWith('fastapi'));
    expect([of(true), of(false)]).toEqual([[], ['fastapi Depends of an async def: seen true, stays false, and not true, true']]);
  });
});
