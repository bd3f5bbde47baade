/** The plugin as ESLint takes it. */
import { createRequire } from 'node:module';
import type { ESLint } from 'eslint';
import { rules } from '../rules/index.js';
import { createConfigs, namespace, type Configs } from './configs.js';

/**
 * The package asks for its own `package.json` by name, because that finds it from `src/` as from `dist/src/`. ESLint keys its
 * `--cache` by this version: one that lags behind would keep old results alive after an upgrade.
 */
const { name, version } = createRequire(import.meta.url)('eslint-plugin-context-boundary/package.json') as { name: string; version: string };

const base: ESLint.Plugin = { meta: { name, version, namespace }, rules };

/** The plugin: `meta`, `rules`, and the presets in `configs`, which refer back to it. */
const plugin: ESLint.Plugin & { configs: Configs } = Object.assign(base, { configs: createConfigs(base) });

// `require()` answers with the export of this name, so it gives the same object as `import` does.
export { plugin as default, plugin as 'module.exports' };
