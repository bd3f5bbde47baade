/** What `engines.node` says of the runtime. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { runsOnAsyncHooks } from '../../src/project/engines.js';

const root = mkdtempSync(join(tmpdir(), 'engines-'));
afterAll(() => { rmSync(root, { recursive: true, force: true }); });

/** A project of its own for each text. */
function fileIn(name: string, text: string): string {
  mkdirSync(join(root, name, 'src'), { recursive: true });
  writeFileSync(join(root, name, 'package.json'), text);
  return join(root, name, 'src', 'app.ts');
}

const range = (name: string, node: string): boolean | undefined => runsOnAsyncHooks(fileIn(name, JSON.stringify({ engines: { node } })));

it('tells by the lowest version of the range', () => {
  expect(range('a', '>=20')).toBe(true);
  expect(range('b', '^20.19.0 || ^22.13.0 || >=24')).toBe(true);
  expect(range('c', '22.x')).toBe(true);
  expect(range('d', '>=24.1.20')).toBe(false);
  expect(range('e', '24 || 26')).toBe(false);
});

it('is not told where nothing says so, or what says it is no JSON', () => {
  expect(range('f', '*')).toBeUndefined();
  expect(runsOnAsyncHooks(fileIn('g', '{'))).toBeUndefined();
  expect(runsOnAsyncHooks(fileIn('h', 'null'))).toBeUndefined();
  expect(runsOnAsyncHooks('app.ts')).toBeUndefined();
});

it('is told as it is now', () => {
  const file = fileIn('j', '{"engines":{"node":">=20"}}');
  expect(runsOnAsyncHooks(file)).toBe(true);
  fileIn('j', '{"engines":{"node":">=24"}}');
  expect(runsOnAsyncHooks(file)).toBe(false);
});

it('is told by the nearest package that says it', () => {
  fileIn('i', '{"engines":{"node":">=24"}}');
  expect(runsOnAsyncHooks(fileIn('i/packages/app', '{"name":"app"}'))).toBe(false);
});
