// The proofs of Python: asks the real libraries, and compares with what the catalog says.
import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { env } from 'node:process';
import { fileURLToPath } from 'node:url';
import { pythonCatalog } from '../../dist/src/catalog/python/index.js';
import { logging } from '../../dist/src/catalog/python/logging.js';
import { processCalls } from '../../dist/src/catalog/python/process.js';
import { streams } from '../../dist/src/catalog/python/streams.js';
import { againProblems, disagreements, loggedProblems, processProblems, streamProblems, throughProblems } from './python-expected.mjs';

const here = fileURLToPath(new URL('python/', import.meta.url));

/** Undefined when there is no such program. */
export function versionOf(program) {
  const { status, stdout } = spawnSync(program, ['--version'], { encoding: 'utf8' });
  return status === 0 ? stdout.trim() : undefined;
}

/** True when all agree, and when there is no Python to ask. */
export async function proveInPython(program = 'python3') {
  const version = versionOf(program);
  if (version === undefined) {
    console.log(`There is no ${program} here: the proofs of Python are not run.`);
    return true;
  }
  const own = environmentOf(program, version);
  const ask = (script) => execFileSync(own, ['-W', 'ignore', script], { cwd: here, encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] }).trim().split('\n').map((line) => JSON.parse(line));
  const lines = ask('proofs.py');
  const again = ask('again.py');
  const through = ask('through.py');
  const streamed = ask('streams.py');
  const kept = ask('process.py');
  const problems = [
    ...disagreements(pythonCatalog, lines, { version, standardOnly: false }), ...againProblems(pythonCatalog, again, { standardOnly: false }), ...throughProblems(pythonCatalog, through),
    ...streamProblems(streams, streamed), ...processProblems(processCalls.hooks, kept), ...middlewareProblems(ask('middleware.py')[0]), ...backgroundProblems(ask('background.py')[0]), ...flaskProblems(ask('flask_locals.py')[0]), ...loggedProblems(logging.modules, ask('logged.py')[0], { standardOnly: false }),
  ];
  for (const problem of problems) console.log(`  ${problem}`);
  console.log(`${version}: ${lines.length + again.length + through.length + streamed.length + kept.length} proofs run, ${problems.length} disagree.`);
  return problems.length === 0;
}

/** What the catalog says of middleware: whether it sees what an endpoint has bound, once the application is done. */
const MIDDLEWARE = { plain: true, class: false, decorator: false, 'plain outside of a task': false, 'plain inside of a task': true };

function middlewareProblems(seen) {
  return Object.entries(MIDDLEWARE).filter(([name, sees]) => seen[name] !== sees).map(([name, sees]) => `middleware, ${name}: sees ${seen[name]}, and not ${sees}`);
}

/** What the catalog says of what runs after the response: what was bound on the way to it is there, but for what a plain `def` has bound, in its thread. */
const ON_THE_WAY = ['async dependency', 'plain middleware', 'plain middleware that takes it back', 'task middleware that takes it back'];
const BACKGROUND = {
  'plain def': ON_THE_WAY, 'plain def, of an async def': ON_THE_WAY, 'plain def, with the response': ON_THE_WAY,
  'async def': ['endpoint', ...ON_THE_WAY], 'async def, of an async def': ['endpoint', ...ON_THE_WAY],
};

function backgroundProblems(seen) {
  return Object.entries(BACKGROUND).filter(([name, sees]) => String(seen[name]) !== String(sees)).map(([name, sees]) => `what runs after the response, ${name}: sees ${seen[name]}, and not ${sees}`);
}

const ASKED = ['g, asked whether', 'request, asked whether', 'current_user, asked whether'];
/** What `docs/python.md` says of Flask's locals in a thread: per way of starting it, those that are there, and those that say nothing of it where they are not. */
const FLASK = {
  view: [['g', 'request', 'session', 'current_app', 'current_user', ...ASKED], []],
  thread: [[], ASKED],
  application: [['g, asked whether', 'current_app'], ['request, asked whether', 'current_user, asked whether']],
  request: [['request', 'session', 'current_app', 'current_user', ...ASKED], []],
  copy: [['g', 'request', 'session', 'current_app', 'current_user', ...ASKED], []],
};

function flaskProblems(seen) {
  return Object.entries(FLASK).flatMap(([way, [there, silent]]) => Object.entries(seen[way])
    .filter(([name, found]) => found !== (there.includes(name) ? 'there' : silent.includes(name) ? 'nothing' : 'raises'))
    .map(([name, found]) => `Flask, ${way}: ${name} is ${found}`));
}

/** The program of a virtual environment that holds the libraries in the versions of requirements.txt; kept for the next time. */
function environmentOf(program, version) {
  const wanted = readFileSync(`${here}requirements.txt`, 'utf8');
  const folder = path.join(env.PROOFS_DIR ?? path.join(os.tmpdir(), 'context-boundary-proofs'), `python-${createHash('sha256').update(version + wanted).digest('hex').slice(0, 12)}`);
  const own = path.join(folder, 'bin/python');
  if (existsSync(path.join(folder, 'installed'))) return own;
  console.log(`Installing into ${folder}`);
  mkdirSync(folder, { recursive: true });
  execFileSync(program, ['-m', 'venv', folder], { stdio: 'inherit' });
  execFileSync(own, ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', '-r', `${here}requirements.txt`], { stdio: 'inherit' });
  writeFileSync(path.join(folder, 'installed'), '');
  return own;
}
