/**
 * Lints one file after the other, as it is told by its parent, and answers with what happened. For `trust.mjs`.
 *
 *     node shard.mjs <parsers> <looks> [alone]
 */
import { Linter } from 'eslint';
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import plugin from '../../dist/src/index.js';
import { namespace } from '../../dist/src/configs.js';
import { readersOf } from './readers.mjs';
import { seedFor } from './seed.mjs';

/** A file is slow when the rules take so many times what it takes without them, the least that counts being `FLOOR` ms. */
const [TIMES, FLOOR] = [20, 10];
const [parsers, looks, alone] = process.argv.slice(2).map((list) => list.split(','));
const linter = new Linter({ cwd: '/' });
const strict = { ...plugin.configs.strict.rules, ...plugin.configs['python-strict'].at(-1).rules };
const rules = Object.fromEntries(Object.keys(plugin.rules).map((name) => [`${namespace}/${name}`, strict[`${namespace}/${name}`] ?? 'error']));

// Ctrl+C reaches the parent too, which ends this one when the file at hand is done.
process.on('SIGINT', () => undefined);
process.on('message', async (file) => { process.send(await lint(file)); });

async function lint(path) {
  const found = { looks: 0, unparsed: [], failed: [], crashes: [], slow: [], seeds: 0, lost: [], reports: 0, told: [] };
  // What is linted under a name without a folder belongs to no project.
  const file = alone === undefined ? path : basename(path);
  const text = readFileSync(path, 'utf8').replace(/^\uFEFF/, '');
  for (const isSeeded of looks.map((one) => one === 'seeded')) {
    const code = isSeeded ? text + seedFor(file) : text;
    const told = new Map();
    for (const reader of readersOf(file, parsers, found.crashes)) {
      const step = `${reader.name}${isSeeded ? ', with a lost write' : ''}`;
      const reports = await look({ file, code, reader, step, found });
      if (reports === undefined) continue;
      told.set(reader.name, reports.map(({ line, column, ruleId, messageId }) => `${line}:${column} ${ruleId?.replace(`${namespace}/`, '')} ${messageId}`).sort());
      if (!isSeeded) continue;
      found.seeds += 1;
      if (!reports.some(({ ruleId, line }) => ruleId === `${namespace}/no-lost-write` && line > text.split('\n').length)) found.lost.push(step);
    }
    // What is read in two ways is told in one.
    const [[first, expected] = [], ...others] = told;
    for (const [name, said] of others) {
      const more = [...said.filter((one) => !expected.includes(one)).map((one) => `${name} alone: ${one}`), ...expected.filter((one) => !said.includes(one)).map((one) => `${first} alone, not ${name}: ${one}`)];
      if (more.length > 0) found.told.push(...more);
    }
  }
  found.memory = process.resourceUsage().maxRSS / 1024;
  return found;
}

/** What is reported; undefined when the file does not parse, or nobody can lint it. */
async function look({ file, code, reader, step, found }) {
  await say(`${step}, no rule`);
  let config;
  let off;
  try {
    config = reader.configs.find((one) => (off = timed(file, code, one)).messages.every(({ fatal }) => fatal !== true));
  } catch (error) {
    found.failed.push(`${step}: ${brief(error)}`);
    return undefined;
  }
  if (config === undefined) {
    found.unparsed.push(step);
    return undefined;
  }
  found.looks += 1;
  await say(`${step}, all rules`);
  const withRules = { ...config, plugins: { ...config.plugins, [namespace]: plugin }, rules };
  try {
    const on = timed(file, code, withRules);
    found.reports += on.messages.length;
    if (isSlow(on, off)) found.slow.push(await measured({ file, code, config, withRules, step, first: on.time }));
    return on.messages;
  } catch (error) {
    found.crashes.push({ step, error: brief(error) });
    return undefined;
  }
}

/** Once more: the first look at a file also reads what it imports, for all that come after it, and may have been interrupted. */
async function measured({ file, code, config, withRules, step, first }) {
  await say(`${step}, once more`);
  const [off, on] = [timed(file, code, config), timed(file, code, withRules)];
  return { step, first, off: off.time, on: on.time, again: isSlow(on, off) };
}

function isSlow(on, off) {
  return on.time > TIMES * Math.max(FLOOR, off.time);
}

/** The messages, and the processor's time in ms: the machine may have others to serve. */
function timed(file, code, config) {
  const before = process.cpuUsage();
  const messages = linter.verify(code, [{ files: ['**'], ...config }], file);
  const { user, system } = process.cpuUsage(before);
  return { messages, time: (user + system) / 1000 };
}

/** Tells the parent what comes next, and waits until that is on its way. */
function say(step) {
  return new Promise((done) => { process.send({ step }, done); });
}

function brief(error) {
  const lines = String(error?.stack ?? error).split('\n');
  const rule = /Rule: "([^"]+)"/.exec(error?.message)?.[1];
  const where = lines.filter((line) => /^\s+at /.test(line)).slice(0, 3).map((line) => line.trim().replace(/\(?file:\/\/.*\/dist\//, '(')).join(' < ');
  return `${rule === undefined ? '' : `${rule}: `}${lines[0]} ${where}`;
}
