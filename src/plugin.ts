/** The plugin as ESLint takes it. */
import type { ESLint } from 'eslint';
import { rules } from '../rules/index.js';
import { createConfigs, namespace, type Configs } from './configs.js';
import { name, version } from './package.js';
import { python } from './python/language.js';

const base: ESLint.Plugin = { meta: { name, version, namespace }, rules, languages: { python } };

/** The plugin: `meta`, `rules`, `languages`, and the presets in `configs`, which refer back to it. */
const plugin: ESLint.Plugin & { configs: Configs } = Object.assign(base, { configs: createConfigs(base) });

export type { RuleEntries } from './entries.js';
export type { Settings } from './settings/types.js';
export default plugin;
