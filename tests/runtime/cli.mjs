/**
 * Runs generated programs by hand and prints what came of them.
 *
 *     npm run test:runtime -- --count 20000 --seed 1 [--from 0] [--show 5] [--no-shrink] [--across]
 *
 * `--from` begins with that program of the seed, so that one seed can be run in pieces: `--count 5000 --from 5000` is the second
 * quarter of `--count 20000`.
 * `--python` makes programs in Python instead, and runs them with `python3` (3.11 or later), or with what `--interpreter` names.
 * `--across` cuts each program into modules, and lints those.
 *
 * Exits with 1 when the linter and the runtime disagree on any program.
 */
import { register } from 'node:module';
import { parseArgs } from 'node:util';

register('../tools/typescript-loader.mjs', import.meta.url);
const { main } = await import('./main.ts');
const { mainOfPython } = await import('./python/main.ts');

const { values } = parseArgs({
  options: { count: { type: 'string', default: '20000' }, seed: { type: 'string', default: '1' }, from: { type: 'string', default: '0' }, show: { type: 'string', default: '5' }, 'no-shrink': { type: 'boolean', default: false }, across: { type: 'boolean', default: false }, python: { type: 'boolean', default: false }, interpreter: { type: 'string' } },
});
const { count, seed, show, interpreter } = values;
process.exitCode = values.python ? mainOfPython({ count: Number(count), seed: Number(seed), show: Number(show), shrinks: !values['no-shrink'], ...(interpreter === undefined ? {} : { interpreter }) }) : await main({ count: Number(values.count), seed: Number(values.seed), from: Number(values.from), show: Number(values.show), shrinks: !values['no-shrink'], across: values.across });
