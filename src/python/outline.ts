/** From the tree of a Python file to its outline. */
import type { Outline } from '../outline/outline.js';
import type { Module } from './ast.js';
import { PythonBuilder } from './outline/builder.js';
import { lowerStatements } from './outline/statements.js';

export interface PythonSource {
  readonly ast: Module;
  readonly text: string;
  /** Path of the file, forward slashes; used in findings and to match settings. */
  readonly file: string;
}

/** Writes the outline of a file. Never throws for what is in the file. */
export function outlineOfPython({ ast, text, file }: PythonSource): Outline {
  const builder = new PythonBuilder(text, file, ast);
  const at = builder.placeAt(0, text.length);
  builder.functions.push({ name: '', kind: 'module', at, nameAt: builder.placeAt(0, 0), async: false, generator: false, parent: -1, parameters: [], body: [], directives: [], decorators: [] });
  builder.functions[0]!.body = builder.collect(() => { lowerStatements(builder, ast.body); });
  // Whoever imports the module may use any of its names.
  for (const [name, variable] of builder.moduleVariables()) builder.exports.push({ name, value: { is: 'variable', variable } });
  return builder.result([]);
}
