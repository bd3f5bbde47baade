/** The presets. Each rule says in its `meta.docs.presets` where it is on, so there is no list to keep by hand. */
import type { ESLint, Linter } from 'eslint';
import { rules } from '../rules/index.js';
import { factsFor, type Written } from './project/around.js';

/** What every rule and setting of this plugin is called by: `context-boundary/no-lost-write`. */
export const namespace = 'context-boundary';

type Preset = 'recommended' | 'strict';

/** The presets by name. */
// eslint-disable-next-line @typescript-eslint/consistent-type-definitions -- an interface is no record of any names, as ESLint wants it
export type Configs = {
  /** What is certain. */
  readonly recommended: Linter.Config;
  /** `recommended`, and what is only likely. */
  readonly strict: Linter.Config;
  /** `recommended` in the shape of an `.eslintrc` file (ESLint 8). */
  readonly 'recommended-legacy': Linter.LegacyConfig;
  /** What is certain, for Python files; leaves virtual environments out (ESLint 9.8). */
  readonly python: Linter.Config[];
  /** `python`, and what is only likely. */
  readonly 'python-strict': Linter.Config[];
};

/**
 * The presets of `plugin`, which has to be the very object that the package exports: ESLint takes a second object under
 * the same name for another plugin and stops. They name no `files`: a preset that did would make ESLint lint TypeScript
 * files in projects that have no parser for them.
 */
export function createConfigs(plugin: ESLint.Plugin): Configs {
  return {
    recommended: flat('recommended', plugin),
    strict: flat('strict', plugin),
    'recommended-legacy': { plugins: [namespace], rules: entriesOf('recommended'), settings: { [namespace]: ownSettings } },
    python: python('python', plugin, entriesOf('recommended', isForPython)),
    'python-strict': python('python-strict', plugin, entriesOf('strict', isForPython)),
  };
}

function flat(preset: Preset, plugin: ESLint.Plugin): Linter.Config {
  return { name: `${namespace}/${preset}`, plugins: { [namespace]: plugin }, rules: entriesOf(preset), settings: { [namespace]: ownSettings } };
}

/**
 * ESLint's `--cache` keeps what it reported on a file as long as the file's text and the configuration as JSON stay the same.
 * What other files do has to stand in that JSON, then. It is asked for only there, and where a configuration is printed.
 */
const ownSettings = settingsOf('javascript');
const pythonSettings = settingsOf('python');

function settingsOf(written: Written): object {
  return {
    toJSON(this: object): object {
      // Some that copy a configuration call whatever is named `toJSON`, so the copy has none.
      const said = Object.fromEntries(Object.entries(this).filter(([key]) => key !== 'toJSON'));
      return { ...said, facts: factsFor(this, written) };
    },
  };
}

/** Where Python keeps what is installed, built or cached: ESLint ignores nothing of that by itself. */
const INSTALLED = ['.venv', 'venv', '.virtualenv', '.tox', '.nox', 'site-packages', '__pycache__', '.mypy_cache', '.ruff_cache', '.pytest_cache', '.eggs', '__pypackages__'];

/** These name their files: nothing else would make ESLint look at Python. */
function python(name: string, plugin: ESLint.Plugin, entries: Linter.RulesRecord): Linter.Config[] {
  return [
    { name: `${namespace}/${name}/ignores`, ignores: INSTALLED.map((folder) => `**/${folder}/`) },
    { name: `${namespace}/${name}`, files: ['**/*.py', '**/*.pyi'], plugins: { [namespace]: plugin }, language: `${namespace}/python`, rules: entries, settings: { [namespace]: pythonSettings } },
  ];
}

function isForPython({ meta }: (typeof rules)[keyof typeof rules]): boolean {
  return meta.docs.python === true;
}

function entriesOf(preset: Preset, includes: (rule: (typeof rules)[keyof typeof rules]) => boolean = () => true): Linter.RulesRecord {
  const entries: Linter.RulesRecord = {};
  for (const [name, rule] of Object.entries(rules)) {
    const entry = rule.meta.docs.presets[preset];
    if (entry === undefined || !includes(rule)) continue;
    const [severity, ...options] = entry;
    entries[`${namespace}/${name}`] = [severity, ...options];
  }
  return entries;
}
