/** Does a file lead to one that matters? And what does it cost to know? */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { File } from '../../src/project/files.js';
import { importsIn, lookAt } from '../../src/project/look.js';
import { reaches, type Graph } from '../../src/project/reach.js';
import { open } from './folder.js';

describe('the cheap look', () => {
  const importsOf = (text: string) => lookAt(text, importsIn(text), { matters: () => false }).imports;

  it.each([
    'import a from "./b"', 'import"./b"', "import type { A } from './b'", 'import {\n  a,\n  b,\n} from "./b"', 'export * from "./b"', 'export * as c from "./b"', 'export{a}from"./b"',
    'const b = require("./b")', 'import b = require( "./b" )', 'await import("./b")', 'import(`./b`)', 'import(/* webpackChunkName: "x" */ "./b")', 'import(\n  // later\n  "./b"\n)',
    'import a from /* here */ "./b"', 'type B = import("./b").B', 'const { a } = await import("./b"), c = 1',
  ])('sees %j', (text) => {
    expect(importsOf(text)).toEqual(['./b']);
  });

  it.each(['import(`./${name}`)', 'require(name)', 'reimport("./b")', 'import.meta.url + "./b"', 'text = "from the left"', 'import("")', 'import("./b\\u0020")'])('sees no import in %j', (text) => {
    expect(importsOf(text)).toEqual([]);
  });

  it('names each once, in their order', () => {
    expect(importsOf('import "z"; import "a"; import "z"; require("m")')).toEqual(['z', 'a', 'm']);
  });

  it('says whether the text matters', () => {
    expect([lookAt('store', [], { matters: (text) => text === 'store' }).matters, lookAt('stove', [], { matters: (text) => text === 'store' }).matters]).toEqual([true, false]);
  });
});

describe('what a file reaches', () => {
  it('is itself, and what it imports over others', () => {
    const { lint, reaches } = open({ 'a.ts': 'import "./b"', 'b.ts': 'export * from "./c"', 'c.ts': 'const c = require("./d")', 'd.ts': 'store', 'e.ts': 'import "./f"', 'f.ts': '' });
    lint('a.ts');
    expect(['a.ts', 'b.ts', 'c.ts', 'd.ts', 'e.ts', 'f.ts'].map(reaches)).toEqual([true, true, true, true, false, false]);
  });

  it('is not what imports it', () => {
    const { lint, reaches } = open({ 'a.ts': 'import "./b"', 'b.ts': '', 'c.ts': 'import "./b"; store' });
    lint('c.ts');
    expect(['c.ts', 'b.ts', 'a.ts'].map(reaches)).toEqual([true, false, false]);
  });

  it('stops at what is not followed', () => {
    const { lint, reaches } = open({ 'a.ts': 'import "left"; import "./gone"; import "fs"; import "./b.css"', 'b.css': 'store', 'node_modules/left/index.js': 'store' });
    lint('a.ts');
    expect(['a.ts', 'b.css', 'gone.ts'].map(reaches)).toEqual([false, true, false]);
  });

  it('is the text in the editor, not the one on the disk', () => {
    const { lint, reaches } = open({ 'a.ts': 'store', 'b.ts': 'import "./a"' });
    lint('a.ts', '');
    expect([reaches('a.ts'), reaches('b.ts')]).toEqual([false, false]);
    lint('b.ts');
    expect([reaches('a.ts'), reaches('b.ts')]).toEqual([true, true]);
    lint('a.ts', 'import "./b"');
    expect(reaches('a.ts')).toBe(false);
  });

  it('is told of who is asked for, too', () => {
    const { folder, project, lint } = open({ 'a.ts': 'import "./b"', 'b.ts': 'headers()' }, { asks: (text) => text.includes('headers') });
    lint('a.ts');
    expect([project.reaches(folder.path('a.ts'), 'asks'), project.reaches(folder.path('a.ts'))]).toEqual([true, false]);
  });

  it('is told of what binds as well, apart from what matters, and of the text in the editor', () => {
    const { folder, project, lint } = open({ 'a.ts': 'import "./b"', 'b.ts': 'import "./c"; store', 'c.ts': 'run', 'd.ts': 'store' }, { binds: (text) => text.includes('run') });
    const both = (path: string): readonly boolean[] => [project.reaches(folder.path(path)), project.reaches(folder.path(path), 'binds')];
    lint('a.ts');
    expect(['a.ts', 'b.ts', 'c.ts', 'd.ts'].map(both)).toEqual([[true, true], [true, true], [false, true], [true, false]]);
    lint('c.ts', '');
    expect(both('c.ts')).toEqual([false, false]);
  });

  it('is found for a file that is not saved yet', () => {
    const { lint, reaches } = open({ 'b.ts': 'store' });
    lint('new.ts', 'import "./b"');
    expect(reaches('new.ts')).toBe(true);
    lint('new.ts', '');
    expect(reaches('new.ts')).toBe(false);
  });
});

describe('the search', () => {
  interface Node { readonly imports: readonly number[]; readonly matters: boolean }

  /** Files that are nowhere but here, and how often one of them was looked at. */
  function graphOf(nodes: readonly Node[]): { readonly files: readonly File[]; readonly graph: Graph; readonly looks: () => number } {
    let looks = 0;
    const files: readonly File[] = nodes.map((_, at) => ({ path: String(at), checked: 0, changed: 0 }));
    const graph: Graph = {
      view: 1,
      lookOf: (file) => { looks++; return { imports: [], matters: nodes[Number(file.path)]!.matters, binds: false, asks: false }; },
      linksOf: (file) => nodes[Number(file.path)]!.imports.map((to) => files[to]!),
    };
    return { files, graph, looks: () => looks };
  }

  function everywhereFrom(start: number, nodes: readonly Node[]): readonly number[] {
    const seen = new Set([start]);
    for (const at of seen) for (const to of nodes[at]!.imports) seen.add(to);
    return [...seen];
  }

  it('goes along a chain that no recursion could follow', () => {
    const length = 200_000;
    const { files, graph } = graphOf(Array.from({ length }, (_, at) => ({ imports: at + 1 < length ? [at + 1] : [], matters: at + 1 === length })));
    expect(reaches(files[0]!, graph)).toBe(true);
  });

  it('finds what going everywhere from each file finds, in any graph and any order, and looks at each file once', () => {
    const size = 12;
    const node = fc.record({ imports: fc.array(fc.nat(size - 1), { maxLength: 3 }), matters: fc.nat(7).map((one) => one === 0) });
    const all = Array.from({ length: size }, (_, at) => at);
    fc.assert(fc.property(fc.array(node, { minLength: size, maxLength: size }), fc.shuffledSubarray(all, { minLength: size }), (nodes, order) => {
      const { files, graph, looks } = graphOf(nodes);
      for (const at of order) expect(reaches(files[at]!, graph)).toBe(everywhereFrom(at, nodes).some((to) => nodes[to]!.matters));
      expect(looks()).toBe(size);
    }), { numRuns: 3000, seed: 1 });
  });

  it('forgets what it found when the view is another', () => {
    const nodes = [{ imports: [1], matters: false }, { imports: [], matters: false }];
    const { files, graph } = graphOf(nodes);
    expect(reaches(files[0]!, graph)).toBe(false);
    nodes[1]!.matters = true;
    expect(reaches(files[0]!, graph)).toBe(false);
    expect(reaches(files[0]!, { ...graph, view: 2 })).toBe(true);
  });
});
