/**
 * Lints one folder in a process of its own and prints what that took, as JSON. For the other scripts here.
 *
 *     node lint.mjs <folder> <name of a configuration> [where] [--others <folder>]
 *
 * `parse` and `parse Python` only parse what would be linted, with the same parser. With `where` it also prints in which part of the plugin the time
 * goes; that costs time itself. `cpu` and `wall` are those of the whole process, `linting` is the CPU time without loading. Under
 * `--expose-gc`, `retained` is what is in memory afterwards.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { ESLint } from 'eslint';
import parser from '@typescript-eslint/parser';
import { configsOf, filesOf, IGNORED, PARSING } from './configs.mjs';
import { startProfile } from './profile.mjs';

const { values, positionals: [folder, name, where] } = parseArgs({ allowPositionals: true, options: { others: { type: 'string' } } });
const run = name === 'parse' ? parseAll(scripts, /\.(?:[cm]?[jt]s|[jt]sx)$/) : name === 'parse Python' ? parseAll(await pythonParser(), /\.py$/) : await linter();
const stop = where === undefined ? undefined : await startProfile();
const before = cpu();
const counts = await run();
const linting = cpu() - before;
console.log(JSON.stringify({
  ...counts, linting, cpu: cpu(), wall: performance.now(), memory: process.resourceUsage().maxRSS / 1024,
  ...(stop === undefined ? {} : { where: await stop() }), ...(globalThis.gc === undefined ? {} : { retained: retained() }),
}));

function cpu() {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

function retained() {
  globalThis.gc();
  return process.memoryUsage().heapUsed;
}

async function linter() {
  const eslint = new ESLint({ cwd: folder, overrideConfigFile: true, allowInlineConfig: false, errorOnUnmatchedPattern: false, overrideConfig: await configsOf(name, folder, values.others) });
  return async () => {
    const results = await eslint.lintFiles(filesOf(name));
    const sum = (numberOf) => results.reduce((all, one) => all + numberOf(one), 0);
    return { files: results.length, reports: sum(({ messages }) => messages.length), unread: sum(({ fatalErrorCount }) => fatalErrorCount) };
  };
}

function scripts(text, path) {
  parser.parseForESLint(text, { ...PARSING, filePath: path, loc: true, range: true, raw: true, tokens: true, comment: true, eslintVisitorKeys: true, eslintScopeManager: true });
}

async function pythonParser() {
  const { parsePython } = await import('../../dist/src/python/parse.js');
  return (text) => {
    const { errors } = parsePython(text);
    if (errors.length > 0) throw errors[0];
  };
}

function parseAll(parse, names) {
  return () => {
    let [files, unread] = [0, 0];
    for (const path of sourcesIn(folder, names)) {
      files++;
      try {
        parse(readFileSync(path, 'utf8'), path);
      } catch {
        unread++;
      }
    }
    return { files, reports: 0, unread };
  };
}

function sourcesIn(at, names) {
  return readdirSync(at, { withFileTypes: true }).flatMap((entry) => {
    if (entry.isDirectory()) return [...IGNORED, '.git'].includes(entry.name) ? [] : sourcesIn(join(at, entry.name), names);
    return entry.isFile() && names.test(entry.name) ? [join(at, entry.name)] : [];
  });
}
