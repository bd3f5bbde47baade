/**
 * Feeds all rules with files that nobody here wrote, and lists what they do not bear: errors, endless work, files that take out of
 * all proportion. Fetches nothing: it takes paths.
 *
 *     npm run test:trust -- [options] <file or folder> ...
 *
 *     --parsers own,typescript,espree   what JavaScript and TypeScript is read with, in turn; Python is always read with our own
 *     --looks plain,seeded              each file as it is, and with a lost write behind its last line
 *     --alone                           no file is followed into what it imports
 *     --every 1                         only each so-manieth file
 *     --jobs 1                          processes at a time
 *     --limit 60                        seconds of the processor (where that cannot be told, of the clock) after which a file hangs
 *     --json <file>                     all that was found, for programs
 *     --oxlint <path of the program>    in Oxlint instead of ESLint
 *
 * A file is linted without a rule and with all rules. What holds no context is hardly looked at; so a file is also linted with a
 * lost write behind its last line, and one that is followed to its end is one in which that write is reported.
 */
import { existsSync, writeFileSync } from 'node:fs';
import { relative, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { filesBelow } from './files.mjs';
import { runOxlint } from './oxlint.mjs';
import { lintAll } from './processes.mjs';
import { linesOf, Tally } from './tally.mjs';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    parsers: { type: 'string', default: 'own,typescript,espree' }, looks: { type: 'string', default: 'plain,seeded' }, alone: { type: 'boolean', default: false }, every: { type: 'string', default: '1' }, jobs: { type: 'string', default: '1' },
    limit: { type: 'string', default: '60' }, json: { type: 'string' }, oxlint: { type: 'string' },
  },
});
const limit = Number(values.limit) * 1000;

if (positionals.length === 0 || positionals.some((path) => !existsSync(path))) {
  console.error('usage: npm run test:trust -- [--parsers own,typescript,espree] [--looks plain,seeded] [--alone] [--every 1] [--jobs 1] [--limit 60] [--json <file>] [--oxlint <program>] <file or folder> ...');
  process.exit(2);
}
const tallies = [];
for (const path of positionals) {
  const files = filesBelow(resolve(path)).filter((_, i) => i % Number(values.every) === 0);
  const tally = new Tally(path, files.length);
  if (values.oxlint !== undefined) runOxlint(resolve(values.oxlint), files, tally, limit);
  else await lintAll(files, tally, { limit, jobs: Number(values.jobs), args: [values.parsers, values.looks, ...(values.alone ? ['alone'] : [])] });
  tallies.push(tally);
  for (const line of linesOf(tally, (file) => relative(process.cwd(), file))) console.log(line);
  if (values.json !== undefined) writeFileSync(values.json, `${JSON.stringify(tallies, undefined, 2)}\n`);
}
if (tallies.some(({ crashes, hangs }) => crashes.length + hangs.length > 0)) process.exitCode = 1;
