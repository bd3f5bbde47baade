/**
 * Runs generated programs by hand and prints what came of them.
 *
 *     npm run test:runtime -- --count 20000 --seed 1 [--show 5] [--no-shrink] [--across]
 *
 * `--across` cuts each program into modules, and lints those.
 *
 * Exits with 1 when the linter and the runtime disagree on any program.
 */
import { register } from 'node:module';
import { parseArgs } from 'node:util';

register('../tools/typescript-loader.mjs', import.meta.url);
const { main } = await import('./main.ts');

const { values } = parseArgs({
  options: { count: { type: 'string', default: '20000' }, seed: { type: 'string', default: '1' }, show: { type: 'string', default: '5' }, 'no-shrink': { type: 'boolean', default: false }, across: { type: 'boolean', default: false } },
});
process.exitCode = await main({ count: Number(values.count), seed: Number(values.seed), show: Number(values.show), shrinks: !values['no-shrink'], across: values.across });
