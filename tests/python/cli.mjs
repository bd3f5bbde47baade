/**
 * Compares our parser with CPython's ast, or with `--scopes` our scopes with its symtable, on every Python file of the folders that are given.
 *
 *     npm run test:python -- [--python python3] [--show 5] [--scopes | --mutations 1000 [--seed 1]] [FOLDER ...]
 *
 * With `--mutations` the files that are compared have one wrong token each: most of them are no Python, and the lines of the errors count.
 *
 * Without a folder: the standard library with its tests, and site-packages. Exits with 1 when there is a difference.
 */
import { register } from 'node:module';
import { parseArgs } from 'node:util';

register('../tools/typescript-loader.mjs', import.meta.url);
const { main } = await import('./main.ts');

const { values, positionals } = parseArgs({
  options: { python: { type: 'string', default: 'python3' }, show: { type: 'string', default: '5' }, scopes: { type: 'boolean', default: false }, mutations: { type: 'string', default: '0' }, seed: { type: 'string', default: '1' } },
  allowPositionals: true,
});
process.exitCode = await main({ python: values.python, show: Number(values.show), scopes: values.scopes, mutations: Number(values.mutations), seed: Number(values.seed), folders: positionals });
