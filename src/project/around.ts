/** The other files of the project, as the analysis of the linted one asks for them. */
import { isAbsolute } from 'node:path';
import { catalog } from '../catalog/index.js';
import { pythonCatalog } from '../catalog/python/index.js';
import { createCatalog, type Catalog, type Seed } from '../catalog/lookup.js';
import { EXPORTED, namesAwaiting, STORE, type Imports, type NamesOfFiles } from '../flow/index.js';
import { version } from '../package.js';
import { mayKeep } from '../permission/index.js';
import type { Outline } from '../outline/outline.js';
import { readSettings, settingsProblem, type ReadSettings } from '../settings.js';
import { isScript, mattersFor, openProject, type Linted, type Project, type Seeds } from './index.js';
import { javascript } from './javascript.js';
import type { SourceLanguage } from './language.js';
import { python } from './python.js';

interface Known {
  readonly project: Project;
  /** By the functions on the way that make it behind an `await` of their own. */
  readonly rebinds: Readonly<Record<Rebinding, Seeds>>;
  /** The same without what functions do behind an `await` of their own. */
  readonly calls: Seeds;
  readonly lookups: Seeds;
}

/** What the files are written in. */
export type Written = 'javascript' | 'python';

/** How each of them is read. */
export const languages: Readonly<Record<Written, SourceLanguage>> = { javascript, python };

/** The linted file, what it is written in, and what is known of stores there. */
export interface Own extends Linted {
  readonly settings: ReadSettings;
  readonly written: Written;
}

/**
 * Which rebinds are asked about. `near`: those that a function of another file makes behind an `await` of its own, for whoever
 * awaits that very function. `further`: also for those who await it by way of others. `any`: the same, and where a look-up is told by the
 * store alone, what leads to one of those counts as well.
 */
export type Rebinding = 'near' | 'further' | 'any';

/** The other files, for two questions. */
export interface Around {
  /** The linted file's own outline. */
  outline(): Outline;
  /** Undefined when nothing in the linted file can lead to such a rebind: then what it imports does not matter. */
  rebinding(which: Rebinding): Imports | undefined;
  /** False when no file that the linted one leads to speaks of anything that binds a value. */
  binds(): boolean;
  /** False when no file that the linted one leads to looks up who is asking, or keeps it. */
  asks(): boolean;
  /** All that is imported, whatever is in it; undefined when nothing is followed. */
  followed(): Imports | undefined;
  /** The other files and those that import one of these and mention one of its names; undefined when there are none of those. */
  handing(names: NamesOfFiles): Imports | undefined;
}

/** What surrounds a file that is none on a disk: nothing. */
export function nowhere(outline: () => Outline): Around {
  let own: Outline | undefined;
  return { outline: () => own ??= outline(), rebinding: () => undefined, binds: () => false, asks: () => true, followed: () => undefined, handing: () => undefined };
}

/** By the settings: the same object for all that say the same. */
const known = { javascript: new WeakMap<ReadSettings, Known>(), python: new WeakMap<ReadSettings, Known>() };
const catalogs = { javascript: new WeakMap<ReadSettings, Catalog>(), python: new WeakMap<ReadSettings, Catalog>() };

/**
 * Must be asked once for each tree that is linted. Nothing is followed from a text that has no file (that from standard input), nor from
 * a component of another language.
 */
export function aroundOf({ settings, written, ...linted }: Own): Around {
  const { path, text } = linted;
  if (!isAbsolute(path) || (written === 'javascript' && !isScript(path))) return nowhere(linted.outline);
  const knowledge = catalogFor(settings, written);
  const { project, rebinds, calls } = around(settings, written);
  project.begin(linted);
  let own: Outline | undefined;
  const outline = (): Outline => own ??= project.ownOutline();
  const follow: Imports['follow'] = (specifier, from) => {
    const outlined = project.outlineOf(specifier, from);
    return 'outline' in outlined ? { path: outlined.outline.file, outline: outlined.outline } : undefined;
  };
  const isPackage: Imports['isPackage'] = (specifier, from) => {
    const resolved = project.resolve(specifier, from);
    return 'unknown' in resolved && (resolved.unknown === 'package' || resolved.unknown === 'builtin');
  };
  return {
    outline,
    handing(names) {
      const found = project.importers(names, calls);
      return found.files.length === 0 ? undefined : { rebinding: found.names, reading: found.names, follow, importers: found.files, isPackage };
    },
    rebinding(which) {
      const named = project.names(rebinds[which]);
      // What is awaited in the linted file itself is known for as far as anybody asks.
      const rebinding = named === undefined || which !== 'near' || written === 'python' ? named : namesAwaiting(outline(), languages[written].semantics, named, MAX_AWAITED);
      return rebinding && {
        rebinding, follow,
        calling: () => project.names(written === 'python' ? rebinds[which] : calls),
        reading: written === 'python' ? project.names(calls)! : new Set(knowledge.reads.filter(({ module }) => module === undefined || module.startsWith('node:') || text.includes(module)).map(({ name }) => name)),
        isPackage,
        importersOf: (of, names) => project.importersOf(of, names),
      };
    },
    binds: () => project.reaches(path, 'binds'),
    // In Python much is a look-up by its name alone.
    asks: () => written === 'python' || project.reaches(path, 'asks'),
    // What a package gives is of interest here only where the catalog speaks of it.
    followed: () => ({
      rebinding: NONE, reading: NONE, follow, isPackage: () => false,
      // A report that hangs on who imports the linted file needs those among the facts of a run: in Python they are.
      ...(written === 'python' ? { importersOf: (of: string, names: ReadonlySet<string>) => project.importersOf(of, names) } : {}),
    }),
  };
}

const NONE: ReadonlySet<string> = new Set();
/** Functions that bind behind an `await` and are awaited one by the other: beyond so many, nobody counts on what the first has bound. */
const MAX_AWAITED = 3;
const NEAR = 1;

/**
 * A short text that changes when reports may change though neither the linted file nor the configuration did, because of other
 * files in the folder that the process was started in, or imported from there. Empty when the settings are wrong.
 *
 * @param settings the value of `settings['context-boundary']`
 * @param written what the files are written in
 */
export function factsFor(settings: unknown, written: Written): string {
  if (settingsProblem(settings) !== undefined) return '';
  const read = readSettings(settings);
  const { project, rebinds, lookups } = around(read, written);
  return project.facts(process.cwd(), [rebinds.any, lookups], version);
}

function around(settings: ReadSettings, written: Written): Known {
  let found = known[written].get(settings);
  if (found === undefined) {
    const knowledge = catalogFor(settings, written);
    // In Python a call of a store is told by the store: `get` and `set` are everybody's names.
    const calls: Seeds = { of: written === 'python' ? wherever(knowledge.stores.map((seed) => ({ ...seed, name: seed.name + STORE }))) : knowledge.rebinds, leading: 'called' };
    const bound: Seeds = { ...calls, leading: 'bound' };
    const further: Seeds = { ...calls, awaited: MAX_AWAITED };
    const rebinds = written === 'python' ? { near: bound, further: bound, any: calls } : { near: { ...calls, awaited: NEAR }, further, any: further };
    const project = openProject({ matters: mattersFor(calls), binds: (text) => knowledge.bindsIn(text), asks: (text) => knowledge.readsIn(text) || mayKeep(text), follow: settings.follow, language: languages[written], keepFor: settings.cache ? version : undefined });
    known[written].set(settings, found = { rebinds, calls, lookups: { of: written === 'python' ? wherever(knowledge.lookups) : knowledge.lookups, leading: 'anywhere' }, project });
  }
  return found;
}

/** As members, and as what modules hold. */
function wherever(seeds: readonly Seed[]): readonly Seed[] {
  return seeds.flatMap((seed) => [seed, { ...seed, name: EXPORTED + seed.name }]);
}

/** All that is known of the libraries of a language, and what the settings add. */
export function catalogFor(settings: ReadSettings, written: Written): Catalog {
  let found = catalogs[written].get(settings);
  if (found === undefined) catalogs[written].set(settings, found = createCatalog([...settings.entries, ...(written === 'python' ? pythonCatalog : catalog)], settings.runtime));
  return found;
}
