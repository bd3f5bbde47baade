/** The other files of the project, as the analysis of the linted one asks for them. */
import type { Rule } from 'eslint';
import { isAbsolute } from 'node:path';
import { catalog } from '../src/catalog/index.js';
import { createCatalog, type Catalog } from '../src/catalog/lookup.js';
import type { Imports } from '../src/flow/index.js';
import type { Outline } from '../src/outline/outline.js';
import { version } from '../src/package.js';
import { isScript, mattersFor, openProject, type Project, type Seeds } from '../src/project/index.js';
import { readSettings, settingsProblem, type ReadSettings } from '../src/settings.js';

interface Around {
  readonly project: Project;
  readonly rebinds: Seeds;
}

export interface Own {
  readonly settings: ReadSettings;
  readonly knowledge: Catalog;
  readonly outline: () => Outline;
}

/** By the settings: the same object for all that say the same. */
const known = new WeakMap<ReadSettings, Around>();
const catalogs = new WeakMap<ReadSettings, Catalog>();

/**
 * Must be asked once for each tree that is linted. Undefined when the file is none on a disk (a piece of a Markdown file, the
 * text from standard input), or a component of another language, or when nothing in it can lead to a rebind: then what it
 * imports does not matter.
 */
export function importsOf(context: Rule.RuleContext, { settings, knowledge, outline }: Own): Imports | undefined {
  const { filename, physicalFilename, sourceCode } = context;
  if (filename !== physicalFilename || !isAbsolute(filename) || !isScript(filename)) return undefined;
  const { project, rebinds } = around(settings, knowledge);
  project.begin({ path: filename, text: sourceCode.text, outline });
  const rebinding = project.names(rebinds);
  return rebinding && {
    rebinding,
    reading: new Set(knowledge.reads.filter(({ module }) => module === undefined || module.startsWith('node:') || sourceCode.text.includes(module)).map(({ name }) => name)),
    isPackage(specifier, from) {
      const resolved = project.resolve(specifier, from);
      return 'unknown' in resolved && (resolved.unknown === 'package' || resolved.unknown === 'builtin');
    },
    follow(specifier, from) {
      const outlined = project.outlineOf(specifier, from);
      return 'outline' in outlined ? { path: outlined.outline.file, outline: outlined.outline } : undefined;
    },
  };
}

/**
 * A short text that changes when reports may change though neither the linted file nor the configuration did, because of other
 * files in the folder that the process was started in, or imported from there. Empty when the settings are wrong.
 *
 * @param settings the value of `settings['context-boundary']`
 */
export function factsFor(settings: unknown): string {
  if (settingsProblem(settings) !== undefined) return '';
  const read = readSettings(settings);
  const { project, rebinds } = around(read, catalogFor(read));
  return project.facts(process.cwd(), [rebinds], version);
}

function around(settings: ReadSettings, knowledge: Catalog): Around {
  let found = known.get(settings);
  if (found === undefined) {
    const rebinds: Seeds = { of: knowledge.rebinds, onlyCalled: true };
    known.set(settings, found = { rebinds, project: openProject({ matters: mattersFor(rebinds), follow: settings.follow }) });
  }
  return found;
}

/** All that is known of libraries, and what the settings add. */
export function catalogFor(settings: ReadSettings): Catalog {
  let found = catalogs.get(settings);
  if (found === undefined) catalogs.set(settings, found = createCatalog([...settings.entries, ...catalog], settings.runtime));
  return found;
}
