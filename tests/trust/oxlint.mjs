/** The same in Oxlint: it says of itself in which file a rule failed. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import plugin from '../../dist/src/index.js';
import { namespace } from '../../dist/src/configs.js';

/** Files of one run. */
const BATCH = 500;

/**
 * @param program path of Oxlint
 * @param limit milliseconds of one file; a batch has ten times as long
 */
export function runOxlint(program, files, tally, limit) {
  const folder = mkdtempSync(join(tmpdir(), 'trust-oxlint-'));
  const config = join(folder, 'oxlintrc.json');
  const rules = Object.fromEntries(Object.keys(plugin.rules).map((name) => [`${namespace}/${name}`, plugin.configs.strict.rules[`${namespace}/${name}`] ?? 'error']));
  writeFileSync(config, JSON.stringify({ plugins: [], categories: { correctness: 'off' }, jsPlugins: [{ name: namespace, specifier: fileURLToPath(new URL('../../dist/src/index.js', import.meta.url)) }], rules }));
  const scripts = files.filter((file) => !/\.pyi?$/.test(file));
  for (let at = 0; at < scripts.length; at += BATCH) {
    const batch = scripts.slice(at, at + BATCH);
    const problem = runOn(batch, 10 * limit);
    if (problem === undefined) continue;
    // It ended otherwise than it should: which of them was it?
    for (const file of batch) {
      const alone = runOn([file], limit);
      if (alone !== undefined) tally.add(file, alone);
    }
  }
  rmSync(folder, { recursive: true });

  /** What made the run end early; undefined when it did not. */
  function runOn(batch, timeout) {
    const { stdout, stderr, signal, error } = spawnSync(program, ['--config', config, '--disable-nested-config', '--no-ignore', '--format', 'json', '--threads', '1', ...batch], { encoding: 'utf8', timeout, maxBuffer: 1e9, cwd: '/' });
    if (error?.code === 'ETIMEDOUT') return { hangs: [{ step: 'oxlint' }] };
    const start = stdout.indexOf('{');
    const said = signal === null && start >= 0 ? readJson(stdout.slice(start)) : undefined;
    if (said === undefined) return { crashes: [{ step: 'oxlint', error: `ended with ${signal ?? 'no answer'}: ${(stderr || stdout).trim().split('\n').slice(0, 3).join(' ')}` }] };
    tally.seen += batch.length - 1;
    tally.add('', { looks: said.number_of_files ?? 0, reports: said.diagnostics.filter(({ code }) => code?.startsWith(namespace)).length });
    for (const { message, filename } of said.diagnostics.filter(({ code, message }) => code === undefined && /JS plugin|plugin/.test(message))) tally.add(filename ?? '', { crashes: [{ step: 'oxlint', error: message.split('\n').slice(0, 4).join(' ') }] });
    return undefined;
  }
}

function readJson(text) {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
