/** What users declare of their own project, in ESLint's shared settings under `context-boundary`. */
import type { CatalogEntry, Runtime } from './catalog/entry.js';
import { firstProblem } from './settings/check.js';
import { entriesOf } from './settings/entries.js';
import { schema } from './settings/schema.js';
import type { Settings } from './settings/types.js';

export { schema as settingsSchema } from './settings/schema.js';
export type * from './settings/types.js';

/** The settings, ready for use: every field is there. */
export interface ReadSettings {
  readonly entries: readonly CatalogEntry[];
  readonly actorNames: { readonly add: readonly string[]; readonly remove: readonly string[] };
  readonly decisionNames: { readonly add: readonly string[]; readonly remove: readonly string[] };
  readonly runtime: Runtime | 'any';
  readonly follow: readonly string[];
  readonly cache: boolean;
}

interface Known {
  readonly problem?: string;
  readonly read?: ReadSettings;
}

/** By identity: ESLint hands every rule and file of a configuration the same object. */
const known = new WeakMap<object, Known>();
/** By what they say: each configuration of a run has an object of its own. */
const sameText = new Map<string, ReadSettings>();

/**
 * What is wrong with the settings, in one sentence that names the key and what is allowed; undefined when nothing is.
 *
 * @param settings the value of `settings['context-boundary']`; undefined when there are none
 */
export function settingsProblem(settings: unknown): string | undefined {
  return look(settings).problem;
}

/**
 * The settings with all defaults filled in; the same object each time for the same settings.
 *
 * @param settings the value of `settings['context-boundary']`; undefined when there are none
 * @throws Error with the sentence of `settingsProblem` when they are wrong
 */
export function readSettings(settings: unknown): ReadSettings {
  const { problem, read: found } = look(settings);
  if (found === undefined) throw new Error(problem);
  return found;
}

function look(settings: unknown): Known {
  if (settings === undefined) return judge({});
  if (typeof settings !== 'object' || settings === null) return judge(settings);
  let found = known.get(settings);
  if (found === undefined) known.set(settings, found = judge(settings));
  return found;
}

function judge(settings: unknown): Known {
  // Not said by the user: the presets put it there, see `configs.ts`.
  const said = isPlain(settings) ? Object.fromEntries(Object.entries(settings).filter(([key]) => key !== 'toJSON')) : settings;
  const problem = firstProblem(schema, said);
  return problem === undefined ? { read: readOnce(said as Settings) } : { problem: `The setting "context-boundary" is wrong: ${problem}` };
}

function isPlain(settings: unknown): settings is object {
  return typeof settings === 'object' && settings !== null && !Array.isArray(settings);
}

/** @param settings data of the schema's shape */
function readOnce(settings: Settings): ReadSettings {
  const text = JSON.stringify(settings);
  let found = sameText.get(text);
  if (found === undefined) sameText.set(text, found = read(settings));
  return found;
}

function read(settings: Settings): ReadSettings {
  const changes = (key: 'actorNames' | 'decisionNames'): ReadSettings['actorNames'] => ({ add: settings[key]?.add ?? [], remove: settings[key]?.remove ?? [] });
  return { entries: entriesOf(settings), actorNames: changes('actorNames'), decisionNames: changes('decisionNames'), runtime: settings.runtime ?? 'any', follow: settings.follow ?? [], cache: settings.cache ?? false };
}
