// Writes `docs/boundaries.md`: the catalog as a table, a section per package.
// With `--check` it writes nothing, and fails when the page on disk is another one.
import { readFileSync, writeFileSync } from 'node:fs';
import { argv } from 'node:process';
import { fileURLToPath } from 'node:url';
import { catalog } from '../../dist/src/catalog/index.js';
import { pythonCatalog } from '../../dist/src/catalog/python/index.js';
import { countOf } from './sources.mjs';

const file = new URL('../boundaries.md', import.meta.url);

/** Per kind: in which context the function starts, what becomes of a rebind made in it, and what to write instead. */
export const KINDS = {
  inline: ["in the caller's own frame, up to the function's first `await`", 'stays; after the `await` it is lost', 'bind before the first `await`, or return the value and let the caller bind it: `store.run(value, …)`'],
  nest: ['as `inline`, and who should see it is called from inside', 'is seen by what comes next', '`store.run(value, next)`'],
  copy: ["in a copy of the caller's context", 'is lost', 'do what needs the value inside: `store.run(value, …)`; or return it'],
  capture: ['in the context of the registration, or of the object that calls', 'is lost; up to Node 22 it sticks to the object and is there the next time', 'bind inside: `store.run(value, …)`. To keep the context of the call, hand over `AsyncResource.bind(fn)`'],
  loop: ["in the library's own loop", 'is lost to whoever asked for the job, and before the first `await` it is there when the next job starts', '`store.run(valueOf(job), () => handle(job))`, with the value sent in the job'],
  borrow: ["in another caller's context, when it had to wait", "is lost, or seen by the wrong request; a read finds another request's value", 'hand over `AsyncResource.bind(fn)`, which runs in the context of the call'],
  scope: ['with a store that the call binds', 'is lost when the call ends', 'do inside what needs the value'],
  bare: ['without any store', 'is lost; a read finds nothing', 'bind inside, from what the message or argument carries: `store.run(value, …)`'],
  isolate: ['in another thread or process, or in a call that is replayed or skipped', 'is lost, and so is a change of the object in the store', 'send the value with the arguments, and bind it over there'],
  lazy: ['nothing runs yet: the work starts where the result is awaited', '`store.run(value, () => query)` does not cover the query', '`store.run(value, async () => await query)`'],
  serve: ['in the context of the call that starts the server, each request anew', 'follows what the request is handed to', 'start the server outside of any scope, and bind in a middleware: `store.run(value, next)`'],
  derive: ['nothing runs', 'is none: what the call gives has to be used', '`context.with(newContext, …)`'],
};

/** What to write instead, in Python. */
const IN_PYTHON = {
  inline: 'nothing: it is as if the caller had called the function',
  copy: 'bind inside what needs the value, or return it',
  bare: 'hand over `copy_context().run`, or pass the value as an argument',
  isolate: 'send the value with the arguments, and bind it over there',
  loop: 'keep the token of `set`, and `reset` it in a `finally`',
};

const isBoundary = (entry) => entry.role === 'crossing' || entry.role === 'lazy' || entry.role === 'derive' || entry.role === 'scope' || entry.role === 'serve';
const kindOf = (entry) => (entry.role === 'crossing' ? entry.kind : entry.role);

const cell = (text) => text.replaceAll('|', '\\|');

const PYTHON_PACKAGE = { concurrent: 'concurrent.futures' };

function packageOf(module) {
  if (module === 'global') return 'JavaScript and the web';
  if (module.startsWith('node:')) return module;
  return module.split('/').slice(0, module.startsWith('@') ? 2 : 1).join('/');
}

/** The name of the entry, with what it is imported from where that is not the package itself. */
function apiOf({ module, path }) {
  return `${packageOf(module) === module || module === 'global' ? '' : `${module}: `}${path === '' ? 'default' : path}`;
}

function eventsOf({ events }) {
  return events === undefined ? '' : ` (${events.map((event) => `\`${event}\``).join(', ')})`;
}

/** Names that differ in their last part only are listed as one: `Worker#on`, `once`. */
function namesOf(entries) {
  const names = [...new Set(entries.map(apiOf))];
  const seen = new Set();
  const short = names.map((name) => {
    const [, stem, last] = /^(.*[#.])([^#.]+)$/.exec(name) ?? [undefined, name, ''];
    if (!seen.has(stem) || last === '') { seen.add(stem); return `\`${name}\``; }
    return `\`${last}\``;
  });
  return short.join(', ');
}

function differences(entry) {
  const found = [];
  if (entry.versions !== undefined) found.push(`version ${entry.versions} of the package`);
  if (entry.onAsyncHooks !== undefined) found.push(`Node <= 22: ${entry.onAsyncHooks}`);
  if (entry.before !== undefined) found.push(`Node < ${entry.before.node}: ${entry.before.kind}`);
  if (entry.leakyOn === 'async-hooks') found.push('Node <= 22: a rebind inside reaches the caller');
  if (entry.sticksToConnection === true) found.push('Node <= 22: a rebind before the first `await` is there in the next request on the connection');
  if (entry.role === 'crossing' && entry.kind === 'capture' && entry.anew !== true) found.push('Node <= 22: a rebind is there the next time');
  if (entry.reused === true) found.push('the thread is used again: what one function has bound, the next one begins with');
  return found.length === 0 ? 'none known' : found.join('; ');
}

function proofOf({ source, measured }) {
  if (source.startsWith('tests/')) return `[${measured === undefined ? 'run' : `${measured.library.replace(/@$/, '')}`}](../${source})`;
  return `read: ${source}`;
}

function sectionOf(name, entries, insteadOf = (kind) => KINDS[kind][2]) {
  const groups = new Map();
  for (const entry of entries) {
    const key = JSON.stringify([kindOf(entry), entry.why, entry.source, entry.measured, entry.style, entry.events, differences(entry)]);
    groups.set(key, [...(groups.get(key) ?? []), entry]);
  }
  const rows = [...groups.values()].map((group) => {
    const [entry] = group;
    const style = entry.style === undefined ? '' : ` (${entry.style} functions)`;
    return `| ${[`${namesOf(group)}${eventsOf(entry)}${style}`, `[\`${kindOf(entry)}\`](#the-kinds)`, entry.why, differences(entry), insteadOf(kindOf(entry)), proofOf(entry)].map(cell).join(' | ')} |`;
  });
  return `### ${name}\n\n| API | kind | what happens | differences | instead | proof |\n|---|---|---|---|---|---|\n${rows.join('\n')}\n`;
}

function page() {
  const entries = catalog.filter(isBoundary);
  const packages = Map.groupBy === undefined ? new Map() : Map.groupBy(entries, ({ module }) => packageOf(module));
  if (packages.size === 0) for (const entry of entries) packages.set(packageOf(entry.module), [...(packages.get(packageOf(entry.module)) ?? []), entry]);
  const isNode = (name) => name.startsWith('node:') || name.startsWith('JavaScript');
  const sorted = [...packages].sort(([a], [b]) => Number(isNode(b)) - Number(isNode(a)) || a.localeCompare(b, 'en'));
  const kinds = Object.entries(KINDS).map(([kind, [starts, rebind, instead]]) => `| \`${kind}\` | ${starts} | ${rebind} | ${instead} |`).join('\n');
  const { entries: count, run, measured, read } = countOf(entries);
  return `# Boundaries

<!-- Written by \`npm run docs\` from src/catalog. Changes made here are lost. -->

What happens to ambient context (an \`AsyncLocalStorage\`, and what is built on one) where a library or Node.js itself calls a function:
in whose context it starts, and who sees what it rebinds. This is what the rules know. Of ${packages.size} packages and modules it lists **${count} APIs**:
${run} have a proof that \`npm test\` or \`npm run test:proofs\` runs, ${measured} were measured once, by running the library on Node.js 20, 22, 24 and 26, and ${read} were
read in the source of the named version. A column says where to look it up.

In names, \`default\` is the default export, \`Name#method\` a method of an instance of \`Name\`, and \`()\` stands for what a call gives:
\`createPool().use\` is the method \`use\` of what \`createPool()\` gave. One difference between versions of Node.js explains most others:
up to Node.js 22 a store is kept by async hooks, where a rebind sticks to the object that called back; from 24 on, by a context frame, where it does not.
Tell the rules which of them you run with the setting [\`runtime\`](settings.md).

## The kinds

| kind | the function starts | a rebind made in it | instead |
|---|---|---|---|
${kinds}

## The packages

${sorted.map(([name, own]) => sectionOf(name, own)).join('\n')}
${pythonPart()}`;
}

/** The same of Python, a section per module. */
function pythonPart() {
  const entries = pythonCatalog.filter(isBoundary);
  const modules = new Map();
  for (const entry of entries) {
    const [first] = entry.module.split('.');
    const name = PYTHON_PACKAGE[first] ?? first;
    modules.set(name, [...(modules.get(name) ?? []), entry]);
  }
  const sorted = [...modules].sort(([a], [b]) => a.localeCompare(b, 'en'));
  const { entries: count, run } = countOf(entries);
  return `## Python

${count} names, of which ${run} have a proof that runs: those of Python itself in \`npm test\`, where there is a \`python3\`, those of libraries by \`npm run test:proofs -- --python\`.
Here \`copy\` is what tasks and \`to_thread\` do, and \`bare\` what threads and executors do; [Python](python.md) says the rest.

${sorted.map(([name, own]) => sectionOf(`${name} (Python)`, own, (kind) => IN_PYTHON[kind])).join('\n')}`;
}

const written = page();
if (readFileSync(file, { encoding: 'utf8', flag: 'a+' }) !== written) {
  if (!argv.includes('--check')) writeFileSync(file, written);
  else {
    console.error(`${fileURLToPath(file)} is not what the catalog says. Run "npm run docs".`);
    process.exitCode = 1;
  }
}
