/**
 * A rule that only finds and reads the files which the linted one leads to over its imports, each once, and looks for one word in them. Whoever
 * wants to know that no file it leads to holds a store has to do as much: no rule that follows imports gets below it.
 */
import { readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { ResolverFactory } from 'oxc-resolver';

const WORD = 'AsyncLocalStorage';
const IMPORTED = /\b(?:from|import|require)\s*\(?\s*["']([^"'\n]+)["']/g;

const resolver = new ResolverFactory({ tsconfig: 'auto', extensions: ['.ts', '.tsx', '.js', '.jsx', '.mjs', '.cjs', '.json'], conditionNames: ['node', 'import', 'require'], extensionAlias: { '.js': ['.ts', '.tsx', '.js'] } });
/** By path: whether the word stands there, and what is imported. */
const read = new Map();

export const following = {
  create: ({ filename }) => ({
    Program: () => { leads(filename); },
  }),
};

function leads(start) {
  const seen = new Set([start]);
  for (const path of seen) {
    const { holds, imports } = look(path);
    if (holds) return true;
    for (const next of imports) seen.add(next);
  }
  return false;
}

function look(path) {
  let known = read.get(path);
  if (known === undefined) {
    const text = readFileSync(path, 'utf8');
    read.set(path, known = { holds: text.includes(WORD), imports: [...text.matchAll(IMPORTED)].flatMap(([, specifier]) => find(path, specifier)) });
  }
  return known;
}

function find(path, specifier) {
  const { path: found } = resolver.sync(dirname(path), specifier);
  return found === undefined || /[\\/]node_modules[\\/]/.test(found) || !/\.(?:[cm]?[jt]s|[jt]sx)$/.test(found) ? [] : [found];
}
