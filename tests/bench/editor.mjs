/**
 * What an edit costs: lints single files of a project again and again in one process, with the pauses that people make, each time with
 * another text that is saved as well. For `growth.mjs`.
 *
 *     node editor.mjs <folder that synthetic.mjs has made> <number of its files> [--edits 15]
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { ESLint } from 'eslint';
import { configsOf } from './configs.mjs';
import { median } from './run.mjs';

/** Longer than what counts as a pause in the plugin. */
const PAUSE = 60;

const { values, positionals: [folder, size] } = parseArgs({ allowPositionals: true, options: { edits: { type: 'string', default: '15' } } });
const last = Number(size) - 1;
const open = async (name) => new ESLint({ cwd: folder, overrideConfigFile: true, overrideConfig: await configsOf(name, folder) });
const [bare, ours] = [await open('none'), await open('recommended')];
const rows = [];
// The first has loaded what all need.
await lint(bare, fileAt(1), readFileSync(fileAt(1), 'utf8'));
for (const [what, at] of [['the first', 0], ['one in the middle', last >> 1], ['one with a store', (last >> 1) - ((last >> 1) % 50) + 49], ['the last', last]]) rows.push(await rowOf(what, fileAt(Math.min(at, last))));
console.log(JSON.stringify({ rows }));

async function rowOf(what, path) {
  const text = readFileSync(path, 'utf8');
  const first = await lint(ours, path, text);
  const times = { bare: [], ours: [] };
  for (let edit = 0; edit < Number(values.edits); edit++) {
    for (const [name, eslint] of [['bare', bare], ['ours', ours]]) {
      const changed = `${text}\nexport const edited${edit} = '${name}';\n`;
      writeFileSync(path, changed);
      await setTimeout(PAUSE);
      times[name].push(await lint(eslint, path, changed));
    }
  }
  writeFileSync(path, text);
  const [without, with_] = [median(times.bare), median(times.ours)];
  return [what, ms(first), ms(with_), ms(without), (with_ / without).toFixed(2)];
}

/** CPU time of it. */
async function lint(eslint, filePath, text) {
  const before = process.cpuUsage();
  await eslint.lintText(text, { filePath });
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

function fileAt(at) {
  return join(folder, `src/g${Math.floor(at / 50)}/f${at}.ts`);
}

function ms(time) {
  return `${time.toFixed(1)} ms`;
}
