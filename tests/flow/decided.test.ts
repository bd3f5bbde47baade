/** Whether what decides that a function awaits may decide as well that a later place is come to. */
import { expect, it } from 'vitest';
import { areDecidedTogether } from '../../src/flow/decided.js';
import { Program } from '../../src/flow/index.js';
import { outlineText } from '../../src/project/parse.js';

/** Of a method `f` that awaits `load()`, and calls `enter()` further down. */
function areTogether(body: string): boolean {
  const found = outlineText(`import { SLOW, FAST } from './settings';\nclass A { async f(a: Asked, b: Asked) { ${body} } }`, '/project/a.ts');
  if ('unknown' in found) throw new Error(found.unknown);
  const program = new Program(found.outline);
  const placeOf = (text: string) => program.calls.find((call) => call.text === text)!.at;
  const loaded = placeOf('load');
  // The place of an `await` begins at its own word.
  return areDecidedTogether(program, program.functions.findIndex(({ name }) => name === 'f'), { ...loaded, start: loaded.start - 'await '.length }, placeOf('enter'));
}

it.each([
  ['a parameter', 'if (a) await load(); if (!a) enter();', 'if (a) await load(); if (!b) enter();'],
  ['a part of it', 'if (a.slow) await load(); if (a) enter();', 'if (a.slow) await load(); if (a.known) enter();'],
  ['what a name stands for', 'const slow = a.size > 1; if (slow) await load(); if (a.size) enter();', 'const slow = a.size > 1; if (slow) await load(); if (a.user) enter();'],
  ['what was waited for', 'const slow = await a.slow; if (slow) await load(); if (await a.slow) enter();', 'const slow = await a.slow; if (slow) await load(); if (await a.fast) enter();'],
  ['what a switch asks', "switch (a.kind) { case 'slow': await load(); } if (a.kind) enter();", "switch (a.kind) { case 'slow': await load(); } if (b.kind) enter();"],
  ['one of two', 'if (a.slow ?? b.slow) await load(); if (b.slow) enter();', 'if (a.slow ?? b.slow) await load(); if (b.fast) enter();'],
  ['what another file gives', 'if (SLOW) await load(); if (!SLOW) enter();', 'if (SLOW) await load(); if (FAST) enter();'],
  ['a field', 'if (this.slow) await load(); if (!this.slow) enter();', 'if (this.slow) await load(); if (this.fast) enter();'],
  // What the `await` itself has given can be anything.
  ['what one of two ways has given', 'let c = a ?? b; if (b) await load(); if (c) enter();', 'const c = a ?? await load(); if (c) enter();'],
])('%s may, and another may not', (_, together, apart) => {
  expect(areTogether(together), together).toBe(true);
  expect(areTogether(apart), apart).toBe(false);
});
