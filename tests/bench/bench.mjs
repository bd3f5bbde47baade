/**
 * What the presets cost: lints each of the given folders without a rule, with `recommended` and with `strict`, in turns, and
 * prints the medians and their ratios to the run without a rule.
 *
 *     npm run bench -- [--rounds 3] [--where] [--python] <folder of a repository> ...
 *
 * A folder's dependencies need not be installed. `--where` says in which part of the plugin the time of `recommended` goes.
 * With `--python` it lints the Python files, with the presets for those; without a rule ESLint parses them all the same.
 */
import { execFileSync } from 'node:child_process';
import { basename, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const { values, positionals } = parseArgs({ allowPositionals: true, options: { rounds: { type: 'string', default: '3' }, where: { type: 'boolean', default: false }, python: { type: 'boolean', default: false } } });
const script = fileURLToPath(new URL('lint.mjs', import.meta.url));
const PRESETS = values.python ? ['no rule, Python', 'python', 'python-strict'] : ['none', 'recommended', 'strict'];
const [NONE, CERTAIN] = PRESETS;
const MEASURES = [['cpu', 'CPU', 's', 1000], ['wall', 'wall', 's', 1000], ['memory', 'memory', 'MB', 1]];

if (positionals.length === 0) {
  console.error('usage: npm run bench -- [--rounds 3] [--where] [--python] <folder of a repository> ...');
  process.exit(2);
}
for (const folder of positionals) bench(resolve(folder), Number(values.rounds));

function bench(folder, rounds) {
  const runs = Object.fromEntries(PRESETS.map((preset) => [preset, []]));
  for (let round = 0; round < rounds; round += 1) for (const preset of PRESETS) runs[preset].push(run(folder, preset));
  console.log(`\n${basename(folder)}: ${runs[NONE][0].files} files, Node.js ${process.version}, median of ${rounds}`);
  for (const preset of PRESETS) console.log(`  ${preset.padEnd(15)} ${MEASURES.map((measure) => textOf(measure, runs, preset)).join('   ')}   ${runs[preset][0].reports} reports`);
  if (!values.where) return;
  const { where } = run(folder, CERTAIN, 'where');
  console.log(`  of the time with ${CERTAIN}: ${Object.entries(where).map(([part, share]) => `${part} ${percent(share)}`).join(', ')}`);
}

function run(...args) {
  return JSON.parse(execFileSync(process.execPath, [script, ...args], { encoding: 'utf8', maxBuffer: 1e9, stdio: ['ignore', 'pipe', 'inherit'] }).trim().split('\n').at(-1));
}

function textOf([key, name, unit, divisor], runs, preset) {
  const value = median(runs[preset].map((one) => one[key]));
  const ratio = value / median(runs[NONE].map((one) => one[key])) - 1;
  const number = (value / divisor).toFixed(unit === 's' ? 2 : 0);
  return `${name} ${number.padStart(7)} ${unit}${preset === NONE ? '        ' : ` ${percent(ratio, true).padStart(7)}`}`;
}

function median(numbers) {
  const sorted = [...numbers].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

function percent(share, signed = false) {
  const text = `${(100 * share).toFixed(1)} %`;
  return signed && share >= 0 ? `+${text}` : text;
}
