/**
 * What it costs to have the plugin: the size of its installation without ESLint's own, and the time that an import of it takes, beside
 * plugins that everybody knows. Each is installed into an empty folder; loads take turns, each in a process of its own.
 *
 *     node tests/bench/install.mjs [--rounds 9] [--json]
 */
import { execFile, execFileSync } from 'node:child_process';
import { lstatSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs, promisify } from 'node:util';

const root = fileURLToPath(new URL('../../', import.meta.url));
const OWN = 'eslint-plugin-context-boundary';
const OTHERS = ['eslint-plugin-n', 'eslint-plugin-import-x', 'eslint-plugin-unicorn'];
const { values } = parseArgs({ options: { rounds: { type: 'string', default: '9' }, json: { type: 'boolean', default: false } } });
const run = promisify(execFile);
const made = mkdtempSync(join(tmpdir(), 'context-boundary-install-'));

try {
  await run('npm', ['pack', root, '--ignore-scripts', '--silent', '--pack-destination', made]);
  const tarball = join(made, readdirSync(made).find((name) => name.endsWith('.tgz')));
  const [bare, ...all] = await Promise.all([undefined, OWN, ...OTHERS].map((name) => install(name, tarball)));
  for (let round = 0; round < Number(values.rounds); round++) for (const one of all) one.loads.push(load(one));
  const rows = all.map(({ name, folder, loads }) => ({
    name, version: JSON.parse(readFileSync(join(folder, 'node_modules', name, 'package.json'), 'utf8')).version,
    bytes: sizeOf(join(folder, 'node_modules')) - sizeOf(join(bare.folder, 'node_modules')), cpu: median(loads.map(({ cpu }) => cpu)), wall: median(loads.map(({ wall }) => wall)),
  }));
  console.log(values.json ? JSON.stringify(rows) : tableOf(rows));
} finally {
  rmSync(made, { recursive: true, force: true });
}

async function install(name, tarball) {
  const folder = join(made, name ?? 'none');
  mkdirSync(folder);
  writeFileSync(join(folder, 'package.json'), '{ "private": true, "type": "module" }');
  const packages = ['eslint@10', ...(name === undefined ? [] : [name === OWN ? tarball : name])];
  await run('npm', ['install', '--no-audit', '--no-fund', '--no-update-notifier', ...packages], { cwd: folder });
  return { name, folder, loads: [] };
}

/** What the files take on a disk of blocks of 4 KB, as `du` counts. */
function sizeOf(folder) {
  let size = 0;
  for (const entry of readdirSync(folder, { withFileTypes: true, recursive: true })) {
    if (entry.isFile()) size += Math.ceil(lstatSync(join(entry.parentPath, entry.name)).size / 4096) * 4096;
  }
  return size;
}

/** Milliseconds of the import alone, of CPU and as the clock has it. */
function load({ name, folder }) {
  const program = `
    const before = process.cpuUsage();
    const start = performance.now();
    await import(${JSON.stringify(name)});
    const { user, system } = process.cpuUsage(before);
    console.log(JSON.stringify({ cpu: (user + system) / 1000, wall: performance.now() - start }));
  `;
  return JSON.parse(execFileSync(process.execPath, ['--no-warnings', '--input-type=module', '--eval', program], { cwd: folder, encoding: 'utf8' }));
}

function median(numbers) {
  return numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)];
}

function tableOf(rows) {
  const [own] = rows;
  const ratio = (part, whole) => (part / whole).toFixed(2);
  return ['| package | installed | ours to it | CPU to load | ours to it |', '|---|---|---|---|---|', ...rows.map(({ name, version, bytes, cpu }) => (
    `| \`${name}\` ${version} | ${(bytes / 1e6).toFixed(1)} MB | ${name === OWN ? '' : ratio(own.bytes, bytes)} | ${cpu.toFixed(0)} ms | ${name === OWN ? '' : ratio(own.cpu, cpu)} |`
  ))].join('\n');
}
