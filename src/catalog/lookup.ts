/** Finds what is known of an API by its name. */
import { isBuiltin } from 'node:module';
import { answersRequest, rendersElsewhere } from './edge.js';
import { isDerived, startsFresh, type CatalogEntry, type CrossingEntry, type ReadEntry, type RebindEntry, type Runtime, type ScopeEntry } from './entry.js';
import { FILE, isDeclaredHere, matchesFile } from './files.js';

export interface Catalog {
  /** What is known of the API `path` of `module`, in the order of the entries; empty when nothing is. */
  find(module: string, path: string): readonly CatalogEntry[];
  /** True when anything is known of the API itself or of a member of it, by its name and not by a pattern alone. */
  knows(module: string, path: string): boolean;
  /** True when anything is known of the module. */
  speaksOf(module: string): boolean;
  /** The last names of all calls that run a function where nothing of their caller's is bound. */
  readonly bareNames: ReadonlySet<string>;
  /** The last names of all calls that keep a function which is run when the one at hand has answered. */
  readonly afterwardsNames: ReadonlySet<string>;
  /** The last names of all calls that bind a store. */
  readonly rebindNames: ReadonlySet<string>;
  /** True when a call of it runs no code of the project unless it is handed a function. */
  isQuiet(module: string, path: string): boolean;
  /** The crossings that run a function again and again, each time with what the run before has bound, on the runtime at hand. */
  repeating(module: string, path: string): readonly CrossingEntry[];
  /** The last names of all such calls. */
  readonly repeatingNames: ReadonlySet<string>;
  /** The crossing that makes a function wait for a place, which another caller frees. */
  waiting(module: string, path: string): CrossingEntry | undefined;
  /** The last names of all such calls. */
  readonly waitingNames: ReadonlySet<string>;
  /** Whether requests come in from this call on (`call`), or it leads to such a call (`way`): `default()` of express leads to `default().listen`. */
  serving(module: string, path: string): 'call' | 'way' | undefined;
  /** True when a crossing that runs a function again and again is reached from it: `default()` of express leads to `default().use`. */
  leadsToRepeating(module: string, path: string): boolean;
  /** The calls that bind the store which entries know by this name while a function runs. */
  scopesOf(store: string): readonly ScopeEntry[];
  /** The boundary that a framework runs a function across which has a parameter that a call of this API fills in. */
  marking(module: string, path: string): CrossingEntry | undefined;
  /** The boundary that a framework runs a method across which it finds by the class that theirs extends: `AuthGuard()#handleRequest`. */
  foundCrossing(module: string, path: string): CrossingEntry | undefined;
  /** The boundary that a framework runs a function across which it finds as an export of this name, of a file that imports these modules. */
  exportCrossing(file: string, exportedAs: string, imported: ReadonlySet<string>): CrossingEntry | undefined;
  /** The last names of all such methods. */
  readonly foundNames: ReadonlySet<string>;
  /** The module name under which entries speak of what `specifier` imports into `file`. */
  moduleOf(specifier: string, file: string): string;
  /**
   * The name, as entries have it, of what `file` itself declares at module level as `name`, when an entry says that it is a
   * store. What an own function does is better seen from its body.
   */
  declaredHere(file: string, name: string): { readonly module: string; readonly path: string } | undefined;
  /** Whether what `file` exports under this name makes the answer to a request, so that nothing goes on after it. */
  answersRequest(file: string, exportedAs: string): boolean;
  /** Whether elements that are written in `file` are rendered later, and elsewhere. */
  rendersElsewhere(file: string): boolean;
  /** The calls that replace what a store holds, by the last part of their names. */
  readonly rebinds: readonly Seed[];
  /** The same of the calls that look up what a store holds. */
  readonly reads: readonly Seed[];
  /** The calls that make a store, and the values that are one, by their names; what they give is written with `()`. */
  readonly stores: readonly Seed[];
  /** The calls that look anything up at all, whether or not it is known to be written. */
  readonly lookups: readonly Seed[];
  /** False when a file with this text can hold no store, no writer and no reader of what can be written. Fast: it looks for words. */
  mattersTo(text: string): boolean;
  /** False when a file with this text can hold no reader at all. As fast. */
  readsIn(text: string): boolean;
  /** False when a text can hold no call that is good for nothing but what it gives. */
  derivesIn(text: string): boolean;
  /** The last names of the calls that give a thenable which begins where it is awaited. */
  readonly queryNames: ReadonlySet<string>;
  /** False when a text speaks of nothing that anything which binds a value can come from. What does so may be called in any file that leads here. */
  bindsIn(text: string): boolean;
}

/** Last part of the name of an API. */
export interface Seed {
  readonly name: string;
  /** The module that it comes from, under its full name; undefined for what may be in any file. */
  readonly module?: string;
}

/** Between the parts of a module name that stands for several entries' files at once. */
const AND = '|';

/** Builtins under their full name (`async_hooks` is `node:async_hooks`), everything else as it is. */
export function normaliseModule(specifier: string): string {
  return !specifier.startsWith('node:') && isBuiltin(specifier) ? `node:${specifier}` : specifier;
}

/**
 * Makes the entries searchable. Entries that come first are found first.
 *
 * @param runtime what the project runs on; `any` when it may be either, so that only what holds on both is said
 */
export function createCatalog(entries: readonly CatalogEntry[], runtime: Runtime | 'any' = 'any'): Catalog {
  const known = new Map<string, ModuleIndex>();
  for (const entry of entries) {
    // What cannot be told from a call is there for the reader of the table, and what starts a server for whoever asks for that.
    if ((entry.role === 'crossing' && entry.unfollowed === true) || entry.role === 'serve') continue;
    let index = known.get(entry.module);
    if (index === undefined) known.set(entry.module, index = new ModuleIndex());
    index.add(onRuntime(entry, runtime));
  }
  // Asked of everything that is called, and there are few modules.
  const indexes = new Map<string, readonly ModuleIndex[]>();
  const indexesOf = (module: string): readonly ModuleIndex[] => {
    let found = indexes.get(module);
    if (found === undefined) indexes.set(module, found = module.split(AND).flatMap((one) => known.get(one) ?? []));
    return found;
  };
  const files = [...known.keys()].filter((module) => module.startsWith(FILE));
  const written = new Set(entries.flatMap((entry) => (entry.role === 'rebind' ? [storeOf(entry)] : [])));
  /** A reader of something that nothing is known to write is of no account to who follows writes. */
  const followed = entries.filter((entry) => entry.role !== 'read' || entry.module.startsWith(FILE) || written.has(storeOf(entry)));
  const words = wordsOf(followed);
  const readWords = wordsOf(entries.filter((entry) => entry.role === 'read'));
  const deriveWords = wordsOf(followed.filter(isDerived), () => true);
  const speaks = (text: string, list: ReturnType<typeof wordsOf>): boolean => list.some(({ module, names }) => text.includes(module) && names.some((all) => all.every((name) => text.includes(name))));
  const onTheWay = new Set<string>();
  const repeating = new Map<string, CrossingEntry[]>();
  for (const entry of entries) {
    if (entry.role !== 'crossing' || !isRepeating(crossingOn(entry, runtime), runtime)) continue;
    const name = `${entry.module} ${entry.path}`;
    repeating.set(name, [...repeating.get(name) ?? [], entry]);
    for (const way of waysTo(entry)) onTheWay.add(way);
  }
  const servers = entries.filter(({ role }) => role === 'serve');
  const serving = new Map([...servers.flatMap((entry) => waysTo(entry).map((way) => [way, 'way'] as const)), ...servers.map(({ module, path }) => [`${module} ${path}`, 'call'] as const)]);
  const waiting = new Map(entries.flatMap((entry) => (entry.role === 'crossing' && entry.waits !== undefined ? [[`${entry.module} ${entry.path}`, entry] as const] : [])));
  const lazies = new Set(entries.flatMap((entry) => (entry.role === 'lazy' ? entry.names ?? [lastPartOf(entry.path)] : [])));
  const methods = new Map(entries.flatMap((entry) => (entry.role === 'crossing' && entry.foundByClass === true ? [[`${entry.module} ${entry.path}`, entry] as const] : [])));
  const exported = entries.flatMap((entry) => (entry.role === 'crossing' && entry.foundByExport !== undefined ? [{ entry, ...entry.foundByExport }] : []));
  const sources = [...new Set(entries.flatMap((entry) => (entry.role === 'scope' || entry.role === 'rebind' ? [sourceOf(entry)] : [])))];
  const marks = entries.filter((entry): entry is CrossingEntry => entry.role === 'crossing' && entry.markedBy !== undefined);
  return {
    find(module, path) {
      const found = indexesOf(module);
      return found.length === 1 ? found[0]!.find(path) : found.flatMap((index) => index.find(path));
    },
    knows: (module, path) => indexesOf(module).some((index) => index.knows(path)),
    speaksOf: (module) => indexesOf(module).length > 0,
    bareNames: new Set(entries.flatMap((entry) => (entry.role === 'crossing' && startsFresh(entry) ? [lastPartOf(entry.path)] : []))),
    afterwardsNames: new Set(entries.flatMap((entry) => (entry.role === 'crossing' && entry.afterwards === true ? [lastPartOf(entry.path)] : []))),
    rebindNames: new Set(entries.flatMap((entry) => (entry.role === 'rebind' ? [lastPartOf(entry.path)] : []))),
    isQuiet: (module, path) => indexesOf(module).some((index) => index.find(path).some((entry) => entry.role === 'quiet')),
    marking: (module, path) => marks.find((entry) => entry.module === module && entry.markedBy!.includes(path)),
    repeating: (module, path) => module.split(AND).flatMap((one) => repeating.get(`${one} ${path}`) ?? []),
    waiting: (module, path) => module.split(AND).map((one) => waiting.get(`${one} ${path}`)).find((entry) => entry !== undefined),
    serving: (module, path) => serving.get(`${module} ${path}`),
    waitingNames: new Set([...waiting.values()].map(({ path }) => lastPartOf(path))),
    repeatingNames: new Set([...repeating.keys()].map((name) => lastPartOf(name))),
    leadsToRepeating: (module, path) => onTheWay.has(`${module} ${path}`),
    scopesOf: (store) => entries.filter((entry): entry is ScopeEntry => entry.role === 'scope' && entry.store === store),
    foundCrossing: (module, path) => methods.get(`${module} ${path}`),
    exportCrossing: (file, exportedAs, imported) => exported.find((one) => one.as.test(exportedAs) && one.file.test(file) && imported.has(one.beside))?.entry,
    foundNames: new Set([...methods.values()].map(({ path }) => lastPartOf(path))),
    moduleOf(specifier, file) {
      const found = files.filter((module) => matchesFile(module, specifier, file));
      return found.length > 0 ? found.join(AND) : normaliseModule(specifier);
    },
    declaredHere(file, name) {
      const found = files.filter((module) => isDeclaredHere(module, file) && known.get(module)!.find(name).some((entry) => entry.role === 'store'));
      return found.length > 0 ? { module: found.join(AND), path: name } : undefined;
    },
    answersRequest: (file, exportedAs) => answersRequest(file, [exportedAs]),
    rendersElsewhere,
    rebinds: seedsOf(entries, 'rebind'),
    stores: entries.flatMap((entry) => (entry.role === 'store' ? [{ name: entry.value === true ? lastPartOf(entry.path) : `${lastPartOf(entry.path)}()`, ...(entry.module === 'global' || entry.module.startsWith(FILE) ? {} : { module: entry.module }) }] : [])),
    reads: seedsOf(followed, 'read'),
    lookups: seedsOf(entries, 'read'),
    mattersTo: asked((text) => speaks(text, words)),
    readsIn: asked((text) => speaks(text, readWords)),
    queryNames: lazies,
    bindsIn: asked((text) => sources.some((word) => text.includes(word))),
    derivesIn: (text) => speaks(text, deriveWords),
  };
}

/** What is named on the way to the API: `createServer` and `createServer()`, of `createServer().listen`. */
function waysTo({ module, path }: CatalogEntry): readonly string[] {
  return [...path.matchAll(/[.#(]/g)].flatMap(({ index }) => [`${module} ${path.slice(0, index)}`, `${module} ${path.slice(0, index)}()`]);
}

/** Rules ask the same of the same text, one after the other. */
function asked(ask: (text: string) => boolean): (text: string) => boolean {
  let [last, answer] = ['', ask('')];
  return (text) => {
    if (text !== last) [last, answer] = [text, ask(text)];
    return answer;
  };
}

function onRuntime(entry: CatalogEntry, runtime: Runtime | 'any'): CatalogEntry {
  if (entry.role === 'crossing') return crossingOn(entry, runtime);
  if (entry.role !== 'scope' || entry.leakyOn === undefined || runtime === 'any') return entry;
  const leaky = entry.leakyOn === runtime;
  return { ...entry, leaky, leaks: leaky };
}

/** Timers and listeners are called again and again; what else is captured is called once. */
function isRepeating({ kind, repeats, reused, periodic, anew, sticksToConnection, events }: CrossingEntry, runtime: Runtime | 'any'): boolean {
  if (kind === 'loop' || repeats === true || reused === true) return true;
  return runtime !== 'context-frame' && (sticksToConnection === true || (kind === 'capture' && anew !== true && (events !== undefined || periodic === true)));
}

/** Where either runtime may be meant, what is said is what holds on both: more may be seen in a copy than without a store. */
function crossingOn(entry: CrossingEntry, runtime: Runtime | 'any'): CrossingEntry {
  const { kind: onFrame, onAsyncHooks = onFrame } = entry;
  const kind = runtime === 'context-frame' || (runtime === 'any' && onAsyncHooks === 'bare') ? onFrame : onAsyncHooks;
  // In async hooks a value that is entered in such a callback sticks to the object that runs it; in a library's loop, on both.
  const sticky = entry.repeats === true || kind === 'loop' || kind === 'borrow' || (kind === 'capture' && entry.anew !== true && runtime !== 'context-frame');
  return kind === entry.kind && !sticky ? entry : { ...entry, kind, ...(sticky ? { sticky } : {}) };
}

/** The entries of one module. */
class ModuleIndex {
  readonly #exact = new Map<string, CatalogEntry[]>();
  readonly #patterns: { readonly pattern: RegExp; readonly entry: CatalogEntry }[] = [];
  /** All that leads to a known name: `AsyncLocalStorage`, `AsyncLocalStorage.snapshot`. */
  readonly #onTheWay = new Set<string>();

  add(entry: CatalogEntry): void {
    for (const { index } of entry.path.matchAll(/[.#(]/g)) this.#onTheWay.add(entry.path.slice(0, index));
    if (entry.path.includes('*')) this.#patterns.push({ pattern: patternOf(entry.path), entry });
    else if (this.#exact.has(entry.path)) this.#exact.get(entry.path)!.push(entry);
    else this.#exact.set(entry.path, [entry]);
  }

  /** What is said of the name itself; only where nothing is, what a pattern says. */
  find(path: string): readonly CatalogEntry[] {
    return this.#exact.get(path) ?? this.#patterns.filter(({ pattern }) => pattern.test(path)).map(({ entry }) => entry);
  }

  knows(path: string): boolean {
    return this.#onTheWay.has(path) || this.#exact.has(path);
  }
}

/** `Map#*`: any one name after the `#`. `*.enterWith`: that of any one name. `Math**`: `Math` and whatever is reached from it. */
function patternOf(path: string): RegExp {
  const stem = path.replace(/\*\*$/, '').replace(/[$()+.?[\\\]^{|}]/g, '\\$&').replaceAll('*', '[^.#()]+');
  if (!path.endsWith('**')) return new RegExp(`^${stem}$`);
  return stem === '' ? /^/ : new RegExp(`^${stem}(?:$|[.#(])`);
}

/** What a store, a reader or a writer of one is known by. */
const LEADING: ReadonlySet<CatalogEntry['role']> = new Set(['store', 'rebind', 'mutate', 'read', 'scope']);

function isLeading({ role }: CatalogEntry): boolean {
  return LEADING.has(role);
}

/** Entries with the same answer are about the same store. */
function storeOf(entry: RebindEntry | ReadEntry): string {
  return entry.store === undefined ? `of ${entry.module}` : entry.store;
}

/** Per module, the names that must all stand in a text for one of its stores, readers or writers to be used there. */
function wordsOf(entries: readonly CatalogEntry[], counts: (entry: CatalogEntry) => boolean = isLeading): readonly { readonly module: string; readonly names: readonly (readonly string[])[] }[] {
  const words = new Map<string, Map<string, readonly string[]>>();
  for (const entry of entries) {
    if (!counts(entry)) continue;
    const module = entry.module === 'global' || entry.module.startsWith(FILE) ? '' : entry.module.replace(/^node:/, '');
    const names = (entry.path.match(/[\p{ID_Continue}$]+/gu) ?? []).filter((name) => name !== 'default');
    if (!words.has(module)) words.set(module, new Map());
    words.get(module)!.set(names.join(' '), names);
  }
  return [...words].map(([module, names]) => ({ module, names: [...names.values()] }));
}

/** The package that an entry's API comes from; of what needs none, the name that it begins with. */
function sourceOf({ module, path }: CatalogEntry): string {
  if (module !== 'global' && !module.startsWith(FILE)) return module.replace(/^node:/, '');
  return path.match(/[\p{ID_Continue}$]+/gu)?.find((name) => name !== 'default') ?? '';
}

function lastPartOf(path: string): string {
  return path.match(/[\p{ID_Continue}$]+/gu)?.at(-1) ?? '';
}

/** What only takes a value away is nothing that anybody waits for, so nobody follows it into other files. */
function seedsOf(entries: readonly CatalogEntry[], role: 'rebind' | 'read'): readonly Seed[] {
  const seeds = new Map<string, Seed>();
  for (const entry of entries) {
    const name = entry.role === role && !(entry.role === 'rebind' && entry.ends === true) ? entry.path.match(/[\p{ID_Continue}$]+/gu)?.at(-1) : undefined;
    if (name === undefined) continue;
    const anywhere = entry.module === 'global' || entry.module.startsWith(FILE);
    seeds.set(`${name} ${anywhere ? '' : entry.module}`, anywhere ? { name } : { name, module: entry.module });
  }
  return [...seeds.values()];
}
