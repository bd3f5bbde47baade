/**
 * What the presets cost: lints each of the given folders without a rule and with our presets, in turns, each time in a process of its
 * own, and prints medians and their ratios to the run without a rule.
 *
 *     npm run bench -- [--rounds 3] [--least] [--where] [--against] [--others <folder>] [--python] <folder of a repository> ...
 *     npm run bench -- --growth [--files 1000,10000] [--shapes chain,barrels,cycles,folders] [--rounds 3]
 *
 * `--against` runs rules of other plugins in the same turns, and Oxlint; they are installed into a temporary folder, or into the one that
 * `--others` names, which is kept. `--least` prints the least of all rounds instead of medians: on a machine that does other work it says
 * more. `--only recommended,no-cycle` leaves other runs out. `--where` says in which part of the plugin the time of `recommended` goes. With `--python` it lints the Python files, with the
 * presets for those; without a rule ESLint parses them all the same. A folder's dependencies need not be installed.
 * `--growth` makes projects of its own, and says what one file costs in small and in large ones.
 */
import { basename, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { FOLLOWING, IDLE } from './configs.mjs';
import { growth } from './growth.mjs';
import { installOthers } from './others.mjs';
import { measure, median, percent, tableOf } from './run.mjs';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    rounds: { type: 'string', default: '3' }, least: { type: 'boolean', default: false }, where: { type: 'boolean', default: false }, python: { type: 'boolean', default: false },
    against: { type: 'boolean', default: false }, others: { type: 'string' }, only: { type: 'string' }, growth: { type: 'boolean', default: false }, files: { type: 'string', default: '1000,10000' }, shapes: { type: 'string' },
  },
});
const rounds = Number(values.rounds);
const [NONE, CERTAIN, ...FURTHER] = values.python ? ['no rule, Python', 'python', 'python-strict'] : ['none', 'recommended', 'strict'];
const PARSING = values.python ? 'parse Python' : 'parse';
/** Rules of others, with how many times our added cost has to go into theirs. */
const COMPARED = { 'no-floating-promises': 20, 'no-cycle': 5, 'exhaustive-deps': undefined };
const middle = values.least ? (numbers) => Math.min(...numbers) : median;

if (values.growth) growth(values.files.split(',').map(Number), rounds, values.shapes?.split(','));
else if (positionals.length > 0) await benchAll();
else {
  console.error('usage: npm run bench -- [--rounds 3] [--least] [--where] [--against] [--others <folder>] [--python] <folder of a repository> ...\n       npm run bench -- --growth [--files 1000,10000] [--shapes chain,barrels,cycles,folders] [--rounds 3]');
  process.exitCode = 2;
}

async function benchAll() {
  const others = values.against && !values.python ? await installOthers(values.others) : undefined;
  try {
    for (const folder of positionals) bench(resolve(folder), others);
  } finally {
    others?.remove();
  }
}

function bench(folder, others) {
  const only = values.only?.split(',');
  const all = waysFor(folder, others);
  const unknown = only?.filter((name) => !(name in all)) ?? [];
  if (unknown.length > 0) throw new Error(`--only: there is no run named ${unknown.join(', ')}; there are ${Object.keys(all).join(', ')}.`);
  const ways = Object.fromEntries(Object.entries(all).filter(([name]) => only === undefined || name === NONE || name === CERTAIN || only.includes(name)));
  const runs = Object.fromEntries(Object.keys(ways).map((name) => [name, []]));
  for (let round = 0; round < rounds; round++) for (const [name, run] of Object.entries(ways)) runs[name].push(run());
  const of = (name, key) => middle(runs[name].map((one) => one[key]));
  const base = (name) => (name.startsWith('Oxlint') ? 'Oxlint' : NONE);
  console.log(`\n${basename(folder)}: ${runs[NONE][0].files} files, Node.js ${process.version}${others === undefined ? '' : `, ${others.versions.join(', ')}`}, ${values.least ? 'least' : 'median'} of ${rounds}\n`);
  console.log(tableOf(['run', 'CPU', 'to its base', 'wall', 'to its base', 'memory', 'to its base', 'reports', 'unread'], Object.keys(ways).map((name) => [
    name, ...[['cpu', 's', 1000, 2], ['wall', 's', 1000, 2], ['memory', 'MB', 1, 0]].flatMap(([key, unit, divisor, digits]) => [`${(of(name, key) / divisor).toFixed(digits)} ${unit}`, name === base(name) ? '' : (of(name, key) / of(base(name), key)).toFixed(3)]),
    runs[name][0].reports, runs[name][0].unread ?? '',
  ])));
  if (PARSING in ways) console.log(`\nparsing alone is ${percent(of(PARSING, 'cpu') / of(NONE, 'cpu'))} of the run without a rule`);
  for (const name of [IDLE, FOLLOWING]) if (name in ways) console.log(`${CERTAIN} is ${(of(CERTAIN, 'cpu') / of(name, 'cpu')).toFixed(3)} times the CPU of ${name}`);
  const added = (name) => of(name, 'cpu') - of(NONE, 'cpu');
  for (const [name, wanted] of Object.entries(COMPARED)) {
    if (name in ways) console.log(`${name} adds ${(added(name) / 1000).toFixed(2)} s, ${added(CERTAIN) > 0 ? (added(name) / added(CERTAIN)).toFixed(1) : 'any number of'} times what ${CERTAIN} adds${wanted === undefined ? '' : ` (wanted: ${wanted})`}`);
  }
  if (!values.where) return;
  const { where } = measure('lint.mjs', [folder, CERTAIN, 'where']);
  console.log(`of the time with ${CERTAIN}: ${Object.entries(where).map(([part, share]) => `${part} ${percent(share)}`).join(', ')}`);
}

/** What is run in turns, by its name in the table. */
function waysFor(folder, others) {
  const lint = (name) => () => measure('lint.mjs', [folder, name, ...(others === undefined ? [] : ['--others', others.folder])]);
  const ways = Object.fromEntries([NONE, CERTAIN, ...FURTHER].map((name) => [name, lint(name)]));
  // No plugin gets below these.
  for (const name of values.python ? [PARSING] : [IDLE, FOLLOWING, PARSING]) ways[name] = lint(name);
  if (others === undefined) return ways;
  for (const name of Object.keys(COMPARED)) ways[name] = lint(name);
  const oxlint = (name) => () => {
    const { before, ...taken } = measure('oxlint.mjs', [folder, name, '--others', others.folder]);
    return { ...taken, reports: JSON.parse(before.slice(before.indexOf('{'))).diagnostics.length };
  };
  return { ...ways, Oxlint: oxlint('alone'), 'Oxlint, recommended': oxlint('recommended') };
}
