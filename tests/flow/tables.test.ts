/** Files keep their numbers from one linted file to the next; the linted one stands in front. */
import { expect, it } from 'vitest';
import { Program } from '../../src/flow/program.js';
import { tablesFor } from '../../src/flow/tables.js';
import { outlined } from './outlined.js';

const other = outlined('export const help = () => find();\nexport function find() { return look(); }\n', '/project/help.ts');
const imports = { rebinding: new Set<string>(), reading: new Set<string>(), isPackage: () => false, follow: () => ({ path: '/project/help.ts', outline: other }) };
const programOf = (text: string): Program => new Program(outlined(text, '/project/a.ts'), imports);
const callsOf = (program: Program): readonly string[] => [...program.everyCall()].map(({ text }) => text);

it('a file has the same numbers in each program', () => {
  const [first, second] = [programOf('help();'), programOf('a(); b(); c();')];
  const numbers = [first.follow('./help', 0), second.follow('./help', 0)];
  expect(numbers[0]).toBe(numbers[1]);
  expect(first.functionsOf(numbers[0]!)[1]).toBe(second.functionsOf(numbers[0]!)[1]);
});

it('programs can be asked in turns: each has its own file in front', () => {
  const [first, second] = [programOf('one(); two();'), programOf('three();')];
  expect(callsOf(first)).toEqual(['one', 'two']);
  expect(callsOf(second)).toEqual(['three']);
  expect(second.calls[1]).toBe(undefined);
  first.follow('./help', 0);
  expect(callsOf(first)).toEqual(['one', 'two', 'find', 'look']);
  expect(callsOf(second)).toEqual(['three']);
});

it('places and functions of another file are told from those of the linted one', () => {
  const program = programOf('help();');
  const file = program.file(program.follow('./help', 0)!);
  const { at } = program.functions[file.module]!;
  expect([program.isHere(at), program.isLinted(file.module), program.fileOf(file.module + 2), program.spot(at).path]).toEqual([false, false, program.numbers[1], '/project/help.ts']);
});

it('places are compared by the order in which files came to the program, whatever came to others before', () => {
  const outlines = ['b', 'c'].map((name) => outlined(`export const ${name} = ${name}1();\n`, `/project/${name}.ts`));
  const following = { ...imports, follow: (specifier: string) => ({ path: outlines[Number(specifier)]!.file, outline: outlines[Number(specifier)]! }) };
  const firstCalls = (order: readonly string[]): readonly string[] => {
    const program = new Program(outlined('a1();', '/project/a.ts'), following);
    for (const specifier of order) program.follow(specifier, 0);
    return [...program.everyCall()].reverse().sort((a, b) => program.compare(a.at, b.at)).map(({ text }) => text);
  };
  expect(firstCalls(['0', '1'])).toEqual(['a1', 'b1', 'c1']);
  expect(firstCalls(['1', '0'])).toEqual(['a1', 'c1', 'b1']);
});

it('a file that is larger than there is room for has tables of its own', () => {
  const large = outlined('f();\n'.repeat(70_000), '/project/large.ts');
  expect(tablesFor(large)).not.toBe(tablesFor(other));
  const program = new Program(large, imports);
  program.follow('./help', 0);
  expect(callsOf(program).slice(-3)).toEqual(['f', 'find', 'look']);
});

it('begins anew when there is too much', () => {
  const before = programOf('one();');
  before.follow('./help', 0);
  const tables = tablesFor(other);
  const long = outlined(`/* ${'x'.repeat(900_000)} */ a();\n`, '/project/long.ts');
  for (let state = 0; state < 5; state += 1) tables.numberOf('/project/long.ts', { ...long });
  expect(tables.isFull).toBe(true);
  const after = programOf('two();');
  after.follow('./help', 0);
  expect([callsOf(before), callsOf(after)]).toEqual([['one', 'find', 'look'], ['two', 'find', 'look']]);
  expect(tablesFor(other)).not.toBe(tables);
});
