/**
 * A generated program, cut into modules. Where a program is cut makes no difference to what it does, so the run of the whole
 * text says what the modules do; the linter has to follow imports to find the same.
 */
import { analyze } from '@typescript-eslint/scope-manager';
import type { TSESTree } from '@typescript-eslint/types';
import { parseSync } from 'oxc-parser';

export interface Module {
  /** File name, with its extension. */
  readonly name: string;
  readonly text: string;
  /** The part of the program's text that stands in the module: from here, as long, at this offset of the module. */
  readonly from: number;
  readonly length: number;
  readonly at: number;
}

/** A part of the program's text. `declared` are the names that it makes, `used` those of other parts. */
interface Chunk {
  readonly start: number;
  readonly end: number;
  readonly declared: readonly string[];
  readonly used: readonly string[];
}

const IMPORT = "import { AsyncLocalStorage, AsyncResource } from 'node:async_hooks';\n";
const REQUIRE = "const { AsyncLocalStorage, AsyncResource } = require('node:async_hooks');\n";
/** How a module gives its names away, and how another one gets them. */
const FORMS = ['named', 'renamed', 'default', 'namespace', 'star', 'barrel', 'object', 'class', 'commonjs', 'commonjs properties'] as const;
type Form = (typeof FORMS)[number];

export interface Cut {
  readonly modules: readonly Module[];
  /** Names that one module gives to others. */
  readonly exported: readonly string[];
}

/** Equal numbers cut equally. Undefined when the program has no two parts. */
export function modulesOf(text: string, numbers: readonly number[]): Cut | undefined {
  let at = 0;
  const pick = (below: number): number => numbers[at++ % numbers.length]! % below;
  const chunks = chunksOf(text, pick);
  if (chunks.length < 2) return undefined;
  const forms = chunks.map((_, index): Form => (index === chunks.length - 1 ? 'named' : FORMS[pick(FORMS.length)]!));
  return { modules: chunks.flatMap((chunk, index) => writeModule(text, chunk, index, chunks, forms)), exported: chunks.flatMap((chunk) => givenBy(chunk, chunks)) };
}

function givenBy(chunk: Chunk, chunks: readonly Chunk[]): readonly string[] {
  return chunk.declared.filter((name) => chunks.some((other) => other !== chunk && other.used.includes(name)));
}

function chunksOf(text: string, pick: (below: number) => number): readonly Chunk[] {
  const tree = parseSync('program.ts', text, { lang: 'ts', sourceType: 'module', astType: 'ts', range: true, preserveParens: false }).program as unknown as TSESTree.Program;
  const [, ...statements] = tree.body;
  const scope = analyze(tree, { sourceType: 'module', lib: [] }).globalScope!.childScopes[0]!;
  const most = 1 + pick(3);
  const cuts = new Set(Array.from({ length: most }, () => 1 + pick(Math.max(1, statements.length - 1))));
  // What is assigned elsewhere cannot be imported: its parts stay together.
  for (const variable of scope.variables) {
    const places = [...variable.identifiers, ...variable.references.filter((one) => one.isWrite()).map(({ identifier }) => identifier)].map((node) => statements.findIndex((one) => one.range[0] <= node.range[0] && node.range[0] < one.range[1]));
    for (let cut = Math.min(...places) + 1; cut <= Math.max(...places); cut += 1) cuts.delete(cut);
  }
  const starts = [0, ...[...cuts].filter((cut) => cut < statements.length).sort((a, b) => a - b)];
  return starts.map((first, index) => {
    const last = (starts[index + 1] ?? statements.length) - 1;
    const [start, end] = [statements[first]!.range[0], statements[last]!.range[1]];
    const isIn = ({ range }: { readonly range: readonly [number, number] }): boolean => start <= range[0] && range[0] < end;
    return {
      start, end,
      declared: scope.variables.filter(({ identifiers }) => identifiers.some(isIn)).map(({ name }) => name),
      used: scope.variables.filter(({ identifiers, references }) => identifiers.every((one) => !isIn(one)) && references.some(({ identifier }) => isIn(identifier))).map(({ name }) => name),
    };
  });
}

function writeModule(text: string, chunk: Chunk, index: number, chunks: readonly Chunk[], forms: readonly Form[]): Module[] {
  const form = forms[index]!;
  const commonjs = form.startsWith('commonjs');
  const imports = chunks.flatMap((other, from) => {
    const names = other === chunk ? [] : chunk.used.filter((name) => other.declared.includes(name));
    return names.length === 0 ? [] : [importFrom(from, names, forms[from]!, commonjs)];
  });
  const head = (commonjs ? REQUIRE : IMPORT) + imports.join('');
  const given = givenBy(chunk, chunks);
  const module: Module = { name: fileOf(index, form), text: `${head}${text.slice(chunk.start, chunk.end)}\n${exportsOf(given, form, index)}`, from: chunk.start, length: chunk.end - chunk.start, at: head.length };
  if (form !== 'barrel' && form !== 'star') return [module];
  const barrel = form === 'star' ? `export * from './${module.name}';\n` : `export { ${given.join(', ')} } from './${module.name}';\n`;
  return given.length === 0 ? [module] : [module, { name: `barrel${index}.mjs`, text: barrel, from: 0, length: 0, at: 0 }];
}

function fileOf(index: number, form: Form): string {
  return `part${index}.${form.startsWith('commonjs') ? 'cjs' : 'mjs'}`;
}

function importFrom(index: number, names: readonly string[], form: Form, byRequire: boolean): string {
  const file = `./${form === 'barrel' || form === 'star' ? `barrel${index}.mjs` : fileOf(index, form)}`;
  const list = names.join(', ');
  const get = (what: string, from = file): string => (byRequire ? `const { ${what.replaceAll(' as ', ': ')} } = require('${from}');\n` : `import { ${what} } from '${from}';\n`);
  switch (form) {
    case 'named': case 'barrel': case 'star': return get(list);
    case 'renamed': return get(names.map((name) => `${name}Of${index} as ${name}`).join(', '));
    case 'default': return `${get(`default as all${index}`)}const { ${list} } = all${index};\n`;
    case 'namespace': return `${byRequire ? `const all${index} = require('${file}');` : `import * as all${index} from '${file}';`}\nconst { ${list} } = all${index};\n`;
    case 'object': return `${get(`all as all${index}`)}const { ${list} } = all${index};\n`;
    case 'class': return `${get(`All as All${index}`)}${names.map((name) => `const ${name} = All${index}.${name};\n`).join('')}`;
    case 'commonjs': return byRequire ? get(list) : `import all${index} from '${file}';\nconst { ${list} } = all${index};\n`;
    case 'commonjs properties': return get(list);
  }
}

function exportsOf(names: readonly string[], form: Form, index: number): string {
  if (names.length === 0) return '';
  switch (form) {
    case 'named': case 'barrel': case 'star': case 'namespace': return `export { ${names.join(', ')} };\n`;
    case 'renamed': return `export { ${names.map((name) => `${name} as ${name}Of${index}`).join(', ')} };\n`;
    case 'default': return `export default { ${names.join(', ')} };\n`;
    case 'object': return `export const all = { ${names.join(', ')} };\n`;
    case 'class': return `export class All {\n${names.map((name) => `static ${name} = ${name};\n`).join('')}}\n`;
    case 'commonjs': return `module.exports = { ${names.join(', ')} };\n`;
    case 'commonjs properties': return names.map((name) => `exports.${name} = ${name};\n`).join('');
  }
}
