/**
 * Runs Oxlint over one folder in this process and prints what that took, as `lint.mjs` does.
 *
 *     node oxlint.mjs <folder> alone|recommended --others <folder>
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { IGNORED } from './configs.mjs';

const { values: { others }, positionals: [folder, name] } = parseArgs({ allowPositionals: true, options: { others: { type: 'string' } } });
const made = mkdtempSync(join(tmpdir(), 'context-boundary-oxlint-'));
const config = join(made, 'oxlintrc.json');
writeFileSync(config, JSON.stringify(await settingsOf(name)));
process.on('exit', () => {
  const { user, system } = process.cpuUsage();
  rmSync(made, { recursive: true });
  console.log(`\n${JSON.stringify({ cpu: (user + system) / 1000, wall: performance.now(), memory: process.resourceUsage().maxRSS / 1024 })}`);
});
process.argv.splice(2, Infinity, '--config', config, '--disable-nested-config', '--no-ignore', '--format', 'json', ...IGNORED.map((one) => `--ignore-pattern=**/${one}/**`), folder);
await import(pathToFileURL(join(others, 'node_modules/oxlint/bin/oxlint')).href);

/** Its own defaults; and our preset beside them. */
async function settingsOf(preset) {
  if (preset === 'alone') return {};
  const plugin = fileURLToPath(new URL('../../dist/src/index.js', import.meta.url));
  const { configs } = (await import('../../dist/src/index.js')).default;
  return { jsPlugins: [{ name: 'context-boundary', specifier: plugin }], rules: configs[preset].rules };
}
