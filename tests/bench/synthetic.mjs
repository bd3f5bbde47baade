/** Makes projects of any size, whose files import each other in one of a few shapes. For `growth.mjs`. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Files of one folder. One of them has a store, and a few bind it or look it up. */
const GROUP = 50;

/**
 * `chain`: each file imports the next one, through the whole project. `barrels`: each folder has an index that hands on all of its files,
 * which import each other from there; one index hands on those of all folders. `cycles`: rings of ten files, and one of all rings.
 * `folders`: chains within each folder, which know nothing of each other, and whose stores are bound before the first `await`, so that nothing is lost.
 */
export const SHAPES = {
  chain: (at, size) => (at + 1 < size ? [at + 1] : []),
  cycles: (at, size) => [at % 10 === 9 ? at - 9 : at + 1, ...(at % 10 === 0 ? [(at + 10) % size] : [])],
  folders: (at) => (at % GROUP < GROUP - 1 ? [at + 1] : []),
  barrels: undefined,
};

/** Writes `size` files into `folder` and gives their paths. */
export function makeProject(folder, shape, size) {
  const paths = Array.from({ length: size }, (_, at) => pathOf(at));
  const write = (path, text) => {
    mkdirSync(join(folder, dirname(path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  };
  write('package.json', '{ "private": true, "type": "module" }');
  write('tsconfig.json', '{ "compilerOptions": { "strict": true, "module": "nodenext" } }');
  if (shape === 'barrels') {
    const groups = Array.from({ length: Math.ceil(size / GROUP) }, (_, group) => group);
    write('src/index.ts', groups.map((group) => `export * from './g${group}/index.js';`).join('\n'));
    for (const group of groups) write(`src/g${group}/index.ts`, paths.flatMap((path, at) => (Math.floor(at / GROUP) === group ? [`export * from './${nameOf(at)}.js';`] : [])).join('\n'));
  }
  paths.forEach((path, at) => { write(path, textOf(at, importsOf(shape, at, size))); });
  return paths.map((path) => join(folder, path));
}

function pathOf(at) {
  return `src/g${Math.floor(at / GROUP)}/${nameOf(at)}.ts`;
}

function nameOf(at) {
  return `f${at}`;
}

/** What a file imports: a function of another file, and from where. */
function importsOf(shape, at, size) {
  if (shape !== 'barrels') return SHAPES[shape](at, size).map((to) => ({ to, from: `../g${Math.floor(to / GROUP)}/${nameOf(to)}.js` }));
  const first = at - (at % GROUP);
  const neighbour = first + ((at + 1 - first) % Math.min(GROUP, size - first));
  // One file of each folder goes by the index of all.
  return [{ to: neighbour, from: './index.js' }, ...(at === first ? [{ to: (at + GROUP) % size, from: '../index.js' }] : [])].filter(({ to }) => to !== at);
}

function textOf(at, imports) {
  const kind = at % GROUP;
  return `${imports.map(({ to, from }) => `import { load${to} } from '${from}';`).join('\n')}
${kind === GROUP - 1 ? `import { AsyncLocalStorage } from 'node:async_hooks';\nexport const store${at} = new AsyncLocalStorage<string>();\nexport function bind${at}(value: string): void {\n  store${at}.enterWith(value);\n}\n` : ''}
interface Row${at} { readonly id: string; readonly total: number; readonly parts: readonly string[] }

const known${at} = new Map<string, Row${at}>();

function sum${at}(rows: readonly Row${at}[]): number {
  let total = 0;
  for (const row of rows) total += row.parts.length > 3 ? row.total : row.total / 2;
  return total;
}

export async function load${at}(id: string): Promise<Row${at}> {
  const before = known${at}.get(id);
  if (before !== undefined) return before;
  ${imports.map(({ to }) => `await load${to}(id);`).join('\n  ')}
  const row: Row${at} = { id, total: sum${at}([...known${at}.values()]), parts: id.split('-').filter((part) => part !== '') };
  ${kind === GROUP - 1 ? `bind${at}(id);\n  ` : ''}known${at}.set(id, row);
  return row;
}

export class Service${at} {
  readonly #rows: Row${at}[] = [];

  async add(id: string): Promise<number> {
    try {
      this.#rows.push(await load${at}(id));
    } catch (error) {
      console.error(error);
    }
    return this.#rows.map((row) => row.total).reduce((all, one) => all + one, 0);
  }
}
`;
}

/** One file of about so many lines. */
export function makeLongFile(path, lines) {
  mkdirSync(dirname(path), { recursive: true });
  const one = textOf(0, []);
  const length = one.split('\n').length - 1;
  writeFileSync(path, Array.from({ length: Math.max(Math.round(lines / length), 1) }, (_, at) => textOf(GROUP * at, [])).join('') + STORE);
}

/** One function of so many statements, which binds in the middle. */
export function makeLongFunction(path, statements) {
  mkdirSync(dirname(path), { recursive: true });
  const body = Array.from({ length: statements }, (_, at) => (at === Math.floor(statements / 2) ? '  store.enterWith(await next(0));' : at % 4 === 0 ? `  const v${at} = await next(${at});` : at % 4 === 1 ? `  if (v${at - 1} > ${at}) console.log(v${at - 1});` : at % 4 === 2 ? `  list.push(helper(v${at - 2}, ${at}));` : `  list.map((each) => each + v${at - 3});`));
  writeFileSync(path, `${STORE}const list: number[] = [];\nfunction helper(one: number, other: number): number { return one + other; }\nasync function next(at: number): Promise<number> { return at; }\n\nexport async function work(): Promise<void> {\n${body.join('\n')}\n}\n\nexport async function main() {\n  await work();\n  return store.getStore();\n}\n`);
}

const STORE = `import { AsyncLocalStorage } from 'node:async_hooks';\nconst store = new AsyncLocalStorage<number>();\n`;
