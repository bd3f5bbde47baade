/** What the scopes say of the variables of an outline. */
import { Linter } from 'eslint';
import { expect, it } from 'vitest';
import plugin from '../../src/index.js';
import type { PythonSourceCode } from '../../src/python/source-code.js';
import { outlineOfPython } from '../../src/python/outline.js';
import { PythonReferences } from '../../src/python/references.js';

function referencesOf(text: string): { references: PythonReferences; variable(name: string): number } {
  let source: PythonSourceCode | undefined;
  new Linter().verify(text, [{ files: ['**/*.py'], plugins: { a: plugin, b: { rules: { look: { create: (context) => ({ 'Module:exit': () => { source = context.sourceCode as unknown as PythonSourceCode; } }) } } } }, language: 'a/python', rules: { 'b/look': 'error' } }], { filename: 'a.py' });
  const outline = outlineOfPython({ ast: source!.ast, text, file: 'a.py' });
  return { references: new PythonReferences(source!.ast, outline), variable: (name) => outline.variables.findIndex((one) => one.name === name) };
}

const TEXT = 'def f(user, doc):\n    if user is None:\n        actor = load()\n        use(actor)\n    else:\n        use(doc)\n    return lambda: user\n';

it('counts where a variable is read, also in functions inside', () => {
  const { references, variable } = referencesOf(TEXT);
  expect(['user', 'doc', 'actor'].map((name) => references.countReads(variable(name)))).toEqual([2, 1, 1]);
});

it('tells where a variable is sure to be bound', () => {
  const { references, variable } = referencesOf(TEXT);
  const isBound = (name: string, at: string) => references.isInScope(variable(name), TEXT.indexOf(at));
  expect([isBound('actor', 'use(actor)'), isBound('actor', 'use(doc)'), isBound('actor', 'return'), isBound('user', 'return')]).toEqual([true, false, false, true]);
});

it('knows nothing of variables of other files', () => {
  const { references } = referencesOf(TEXT);
  expect([references.countReads(999), references.isInScope(999, 3)]).toEqual([Infinity, false]);
});
