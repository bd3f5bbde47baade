/** What is kept of a linted file for formats that show the way of a value: an editor's server lints for days. */
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { Linter, type Rule } from 'eslint';
import { expect, it } from 'vitest';
import { traceOf } from '../../src/formats/traces.js';
import plugin from '../../src/index.js';

const TEXT = `import { AsyncLocalStorage } from 'node:async_hooks';
const store = new AsyncLocalStorage();
export async function bind(load) {
  await load();
  store.enterWith('value');
}
`;

/** Lints the text under that name and gives its tree, which nobody else here holds. */
function treeOf(filename: string): WeakRef<object> {
  let tree: WeakRef<object> | undefined;
  const probe: Rule.RuleModule = { create: ({ sourceCode }) => { tree = new WeakRef(sourceCode.ast); return {}; } };
  const config: Linter.Config = { plugins: { 'context-boundary': plugin, probe: { rules: { probe } } }, rules: { 'context-boundary/no-lost-write': 'error', 'probe/probe': 'error' } };
  expect(new Linter().verify(TEXT, config, { filename })).toMatchObject([{ messageId: 'lost', line: 5, column: 3 }]);
  return tree!;
}

it('holds the steps, and neither the tree nor what was found out about it', async () => {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  const trees = ['one.js', 'two.js', 'one.js'].map(treeOf);
  // What a weak reference was asked for is held up to the end of the turn.
  await new Promise((resolve) => { setTimeout(resolve); });
  collect();
  expect(trees.map((tree) => tree.deref())).toEqual([undefined, undefined, undefined]);
  expect(traceOf('one.js', 'context-boundary/no-lost-write', { line: 5, column: 2 })).not.toEqual([]);
});
