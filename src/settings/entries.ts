/** Turns what users declare into entries of the catalog. The settings are known to be right when this is called. */
import type { CatalogEntry, CrossingEntry, ReadEntry } from '../catalog/entry.js';
import { FILE } from '../catalog/files.js';
import { normaliseModule } from '../catalog/lookup.js';
import { storageMethods } from '../catalog/storage.js';
import type { CrossingFields, Declaration, QueryFields, ReaderFields, ScopeFields, Settings, Specifier, StoreFields, StoreName, WriterFields } from './types.js';

/** The store of calls for which none is named, where the settings declare none or several. */
const SHARED_STORE = 'store';

/** What all entries have: a name, a reason and where it was said. */
interface Common {
  readonly module: string;
  readonly path: string;
  readonly why: string;
  readonly source: string;
}

/** All entries that the settings make, in their order. */
export function entriesOf(settings: Settings): readonly CatalogEntry[] {
  const shared = sharedStore(settings);
  return [
    ...each<StoreFields>(settings, 'stores', store),
    ...each<WriterFields>(settings, 'writers', (common, own) => [{ ...common, role: 'rebind', argument: own.argument ?? 0, store: own.store ?? shared, ...flags(own, ['ends', 'givesToken', 'restores']) }]),
    ...each<StoreName>(settings, 'mutators', (common, own) => [{ ...common, role: 'mutate', store: own.store ?? shared }]),
    ...each<ReaderFields>(settings, 'readers', (common, own) => [reader(common, own, shared)]),
    ...each<ScopeFields>(settings, 'scopes', (common, own) => [{ ...common, role: 'scope', argument: own.argument ?? 0, callback: own.callback ?? 1, store: own.store ?? shared, ...given({ leaky: own.leaky ?? (own.leakyOn === undefined ? undefined : true), leakyOn: own.leakyOn }), ...flags(own, ['awaits']) }]),
    ...each<CrossingFields>(settings, 'crossings', (common, own) => [crossing(common, own)]),
    ...each<QueryFields>(settings, 'queries', (common, own) => [{ ...common, role: 'lazy', ...given({ startedBy: own.startedBy, names: own.names }) }]),
    ...each<object>(settings, 'derivers', (common) => [{ ...common, role: 'derive' }]),
    ...each<object>(settings, 'servers', (common) => [{ ...common, role: 'serve' }]),
    ...each<object>(settings, 'edges', (common) => [{ ...common, role: 'edge' }]),
    ...each<object>(settings, 'quiet', (common) => [{ ...common, role: 'quiet' }]),
  ];
}

function store(common: Common, own: StoreFields): readonly CatalogEntry[] {
  const value = own.value ?? true;
  const identity: ReadEntry['identity'] = own.identity === undefined ? 'type' : own.identity ? 'always' : 'never';
  return [
    { ...common, role: 'store', value, ...given({ identity: own.identity }) },
    ...storageMethods({ module: common.module, of: `${common.path}${value ? '.' : '#'}`, source: common.source, identity, ...(value ? { store: common.path } : {}) }),
  ];
}

function reader(common: Common, own: ReaderFields, shared: string): CatalogEntry {
  const identity = own.identity ?? (own.key === undefined ? 'always' : 'key');
  return { ...common, role: 'read', identity, store: own.store ?? shared, ...given({ key: own.key, server: own.server, ambientUpTo: own.ambientUpTo, ambientBy: own.ambientBy }), ...flags(own, ['property']) };
}

function crossing(common: Common, own: CrossingFields): CrossingEntry {
  const kind = own.kind ?? 'copy';
  return {
    ...common, role: 'crossing', kind,
    callback: typeof own.callback === 'number' ? [own.callback] : own.callback ?? 'every',
    boundary: own.boundary ?? (kind === 'isolate' ? 'thread' : 'later'),
    ...given({
      returnsFunction: own.returnsFunction, events: own.events, passesFrom: own.passesFrom, keywords: own.keywords, onAsyncHooks: own.onAsyncHooks,
      markedBy: own.markedBy, gives: own.gives, waits: own.waits,
    }),
    ...flags(own, ['plainOnly', 'repeats', 'periodic', 'reused', 'orInline', 'sticksToConnection']),
  };
}

/** Where a call does not say which store it is about, it is about the one that is declared. */
function sharedStore({ stores = [] }: Settings): string {
  const values = stores.filter((one) => typeof one === 'string' || one.value !== false).flatMap((one) => namesOf(one));
  return values.length === 1 ? values[0]! : SHARED_STORE;
}

function each<Fields>(settings: Settings, key: keyof Settings, make: (common: Common, own: Fields) => readonly CatalogEntry[]): readonly CatalogEntry[] {
  const declarations = (settings[key] ?? []) as readonly Declaration<Fields>[];
  return declarations.flatMap((one, i) => namesOf(one).flatMap((path) => (
    make({ module: moduleOf(one), path, why: 'declared in the settings', source: `settings: ${key}[${i}]` }, (typeof one === 'string' ? {} : one) as Fields))));
}

function namesOf(one: string | Specifier): readonly string[] {
  const name = typeof one === 'string' ? one : one.name;
  return typeof name === 'string' ? [name] : name;
}

function moduleOf(one: string | Specifier): string {
  if (typeof one === 'string') return `${FILE}*`;
  switch (one.from) {
    case 'file': return FILE + (one.path ?? '*');
    case 'package': return normaliseModule(one.package);
    case 'global': return 'global';
  }
}

/** Those of the flags that are set. */
function flags<Key extends string>(own: Readonly<Partial<Record<Key, boolean>>>, keys: readonly Key[]): Partial<Record<Key, true>> {
  return Object.fromEntries(keys.filter((key) => own[key] === true).map((key) => [key, true])) as Partial<Record<Key, true>>;
}

/** Without the fields that were left out. */
function given<T extends object>(fields: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as { [K in keyof T]?: Exclude<T[K], undefined> };
}
