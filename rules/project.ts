/** The other files of the project, as the analysis of the linted one asks for them. */
import type { Rule } from 'eslint';
import { isAbsolute } from 'node:path';
import type { Catalog } from '../src/catalog/lookup.js';
import type { Imports } from '../src/flow/index.js';
import type { Outline } from '../src/outline/outline.js';
import { isScript, mattersFor, openProject, type Project, type Seeds } from '../src/project/index.js';
import type { ReadSettings } from '../src/settings.js';

interface Around {
  readonly project: Project;
  readonly rebinds: Seeds;
}

export interface Own {
  readonly settings: ReadSettings;
  readonly knowledge: Catalog;
  readonly outline: () => Outline;
}

/** By the settings, which are the same object in all files of a configuration. */
const known = new WeakMap<object, Around>();

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

function around(settings: ReadSettings, knowledge: Catalog): Around {
  let found = known.get(settings);
  if (found === undefined) {
    const rebinds: Seeds = { of: knowledge.rebinds, onlyCalled: true };
    known.set(settings, found = { rebinds, project: openProject({ matters: mattersFor(rebinds), follow: settings.follow }) });
  }
  return found;
}
