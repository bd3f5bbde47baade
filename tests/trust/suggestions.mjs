/**
 * Applies every suggestion that the rules make on the given code, in memory, and lists those that do not do what they should.
 *
 *     node tests/trust/suggestions.mjs <file or folder> ...
 */
import { Linter } from 'eslint';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import plugin from '../../dist/src/index.js';
import { namespace } from '../../dist/src/configs.js';
import { applyAll } from './applied.mjs';
import { filesBelow } from './files.mjs';
import { readersOf } from './readers.mjs';

const linter = new Linter({ cwd: '/' });
let isStopped = false;
process.once('SIGINT', () => { isStopped = true; });

for (const path of process.argv.slice(2)) {
  const sum = { files: 0, reports: 0, applied: 0, problems: [] };
  for (const file of filesBelow(resolve(path))) {
    if (isStopped) break;
    sum.files += 1;
    const { reports, applied, problems } = applyAll(readFileSync(file, 'utf8').replace(/^\uFEFF/, ''), linterOf(file));
    sum.reports += reports;
    sum.applied += applied;
    sum.problems.push(...problems.map((one) => ({ file, ...one })));
    await new Promise(setImmediate);
  }
  console.log(`${path}: ${sum.files} files, ${sum.reports} reports, ${sum.applied} suggestions applied, ${sum.problems.length} not as they should be`);
  for (const { file, line, rule, suggestion, wrong } of sum.problems) console.log(`  ${file}:${line} ${rule}: "${suggestion}" ${wrong}`);
}

/** Lints with what the file parses with; a file that does not has no messages. */
function linterOf(file) {
  const { configs } = readersOf(file, ['typescript'], [])[0];
  const preset = file.endsWith('.py') || file.endsWith('.pyi') ? plugin.configs['python-strict'].at(-1) : plugin.configs.strict;
  let config;
  return (text) => {
    const verify = (one) => linter.verify(text, [{ ...one, files: ['**'], plugins: { [namespace]: plugin }, rules: preset.rules }], file);
    if (config !== undefined) return verify(config);
    for (const one of configs) {
      const messages = verify(one);
      if (messages.some(({ fatal }) => fatal === true)) continue;
      config = one;
      return messages;
    }
    return [];
  };
}
