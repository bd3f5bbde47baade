/** Looks at every file of a project as if it were linted, and puts together what is found of each store. */
import { readFileSync } from 'node:fs';
import { Analysis, findingsOf, unreachableReads, type Imports, type Program, type Spot, type UnreachableRead } from '../flow/index.js';
import type { FlowResult } from '../flow/analysis.js';
import type { Write } from '../flow/frame.js';
import { rootOf } from '../flow/ghosts.js';
import type { Death } from '../flow/types.js';
import type { Outline, Place } from '../outline/outline.js';
import { aroundOf, catalogFor, languages, type Written } from '../project/around.js';
import { readSettings, type ReadSettings } from '../settings.js';
import type { At, BoundaryFacts, Spotted, StoreFacts, WriteFacts } from './facts.js';

interface WriteInProgress {
  readonly spotted: Spotted;
  readonly kind: WriteFacts['kind'];
  readonly by: Map<string, Spotted>;
  readonly boundaries: Map<string, BoundaryFacts>;
  readonly seenBy: Map<string, At>;
  readonly missedBy: Map<string, At>;
  readonly unknown: Map<string, Spotted>;
  hasUnknownCaller: boolean;
  isLost: boolean;
}

interface StoreInProgress {
  name: string;
  readonly at: At | undefined;
  readonly writes: Map<string, WriteInProgress>;
  readonly reads: Map<string, Spotted>;
}

export interface Gathered {
  readonly stores: readonly StoreFacts[];
  /** Files that could not be read, or are too tangled, with the reason. */
  readonly left: readonly { readonly path: string; readonly why: string }[];
}

/** @param files absolute paths; those that are neither JavaScript nor Python are passed over */
export function gatherStores(files: readonly string[], given: unknown): Gathered {
  const settings = readSettings(given);
  const stores = new Map<string, StoreInProgress>();
  const left: { path: string; why: string }[] = [];
  for (const file of files) {
    const path = file.replaceAll('\\', '/');
    const why = lookAt(path, settings, stores);
    if (why !== undefined) left.push({ path, why });
  }
  return { stores: [...stores.values()].map(finish).sort((a, b) => compare(a.at, b.at) || a.name.localeCompare(b.name)), left };
}

/** Undefined when the file was looked at, or holds nothing of interest; otherwise why it was not. */
function lookAt(path: string, settings: ReadSettings, stores: Map<string, StoreInProgress>): string | undefined {
  const written = (Object.keys(languages) as Written[]).find((one) => languages[one].isSource(path));
  if (written === undefined) return undefined;
  const language = languages[written];
  let text: string;
  try {
    text = readFileSync(path, 'utf8').replace(/^\uFEFF/, '');
  } catch {
    return 'it cannot be read';
  }
  const knowledge = catalogFor(settings, written);
  let own: ReturnType<typeof language.outline> | undefined;
  const outline = (): Outline | undefined => {
    own ??= language.outline(text, path);
    return 'outline' in own ? own.outline : undefined;
  };
  const around = aroundOf({ path, text, outline: () => outline() ?? EMPTY(path), settings, written });
  const rebinding = around.rebinding('any');
  if (rebinding === undefined && !knowledge.mattersTo(text) && !knowledge.reads.some(({ name }) => text.includes(name))) return undefined;
  const linted = outline();
  if (linted === undefined) return WHY[(own as { readonly unknown: string }).unknown] ?? 'it is not followed';
  const followed = around.followed();
  const imports: Imports | undefined = rebinding ?? (followed && { ...followed, reading: new Set(knowledge.reads.map(({ name }) => name)) });
  const look = (through: Imports | undefined): { analysis: Analysis; flow: FlowResult } | undefined => {
    const analysis = new Analysis(linted, knowledge, language.semantics, through, 'thorough');
    const flow = analysis.run();
    return analysis.isGivenUp ? undefined : { analysis, flow };
  };
  // Values that a scope binds have names that lead to no rebind.
  const looked = look(imports && { ...imports, everything: true }) ?? look(imports);
  if (looked === undefined) return 'too many ways lead through it and what it imports';
  const { analysis, flow } = looked;
  const collector = new Collector(analysis, flow, stores);
  collector.collect();
  if (written === 'python') for (const one of unreachableReads(linted, knowledge, language.semantics, imports)) collector.addUnreachable(one);
  return undefined;
}

const WHY: Readonly<Record<string, string>> = { syntax: 'it does not parse', 'too deep': 'it is nested too deep', 'too large': 'it is too large', binary: 'it is binary' };

const EMPTY = (file: string): Outline => ({ file, functions: [], variables: [], calls: [], classes: [], assignments: [], exports: [], directives: [] });

/** Takes over what one analysis found. */
class Collector {
  readonly #program: Program;

  constructor(readonly analysis: Analysis, readonly flow: FlowResult, readonly stores: Map<string, StoreInProgress>) {
    this.#program = analysis.program;
  }

  collect(): void {
    for (const key of this.analysis.stores.keys()) {
      for (const read of this.flow.notes.readsOf(key)) {
        const store = this.#store(key);
        const spotted = this.#spotted(read.at, read.text);
        store.reads.set(keyOf(spotted), spotted);
      }
    }
    const all = [...this.flow.writes.values()].flat();
    for (const write of all) if (isBound(write)) this.#write(write);
    for (const death of this.flow.deaths) if (isBound(death.write)) this.#died(death);
    for (const ghost of this.flow.ghosts) {
      const root = rootOf(ghost);
      const known = this.#write(root);
      for (const { at } of ghost.missedBy.values()) this.#addAt(known.missedBy, at);
    }
    for (const finding of findingsOf(this.#program, this.flow, { checkConfined: false })) {
      if (finding.id === 'lostMutation') continue;
      const origin = this.#atSpot(finding.chain.at(-1)?.at ?? finding.place);
      const known = [...this.stores.values()].flatMap(({ writes }) => [...writes.values()]).find(({ spotted }) => spotted.path === origin.path && spotted.line === origin.line);
      if (known === undefined) continue;
      known.isLost = true;
      if (finding.reader?.follows !== true) continue;
      const reader = this.#atSpot(finding.reader.at);
      known.missedBy.set(keyOf(reader), reader);
    }
  }

  /** What is bound where the function is handed over does not go along. */
  addUnreachable({ place, text, kind, read }: UnreachableRead): void {
    const at = this.#atSpot(read.at);
    const boundary = this.#spotted(place, text);
    for (const store of this.stores.values()) {
      if (![...store.reads.values()].some((one) => one.path === at.path && one.line === at.line)) continue;
      for (const write of store.writes.values()) {
        write.boundaries.set(keyOf(boundary), { ...boundary, why: `\`${text}\` runs a function ${whereOf(kind)}` });
        write.missedBy.set(keyOf(at), at);
      }
    }
  }

  #write(write: Write): WriteInProgress {
    const { origin } = write;
    const store = this.#store(write.store);
    const spotted = this.#spotted(origin.place, origin.text);
    const key = keyOf(spotted);
    let known = store.writes.get(key);
    if (known === undefined) {
      known = { spotted, kind: write.kind === 'scoped' ? 'scope' : 'rebind', by: new Map(), boundaries: new Map(), seenBy: new Map(), missedBy: new Map(), unknown: new Map(), hasUnknownCaller: false, isLost: false };
      store.writes.set(key, known);
    }
    if (write.place.start !== origin.place.start) this.#add(known.by, this.#spotted(write.place, write.text));
    for (const { kind, at, text } of write.observers.values()) {
      if (kind === 'read') this.#addAt(known.seenBy, at);
      else if (this.flow.isExposed(write.store)) this.#add(known.unknown, this.#spotted(at, text));
    }
    // Who calls a function of this file from another one is known where that one is looked at.
    if (write.reachesUnknownCaller && this.#program.isHere(write.place)) known.hasUnknownCaller = true;
    return known;
  }

  #died({ write, end, awaits }: Death): void {
    const known = this.#write(write);
    const name = this.#program.functions[end.fn]!.name || 'the function';
    const add = (at: Place, text: string, why: string): void => {
      const spotted = this.#spotted(at, text);
      known.boundaries.set(keyOf(spotted), { ...spotted, why });
    };
    switch (end.how) {
      case 'await': {
        const before = awaits.filter((at) => at.start < write.place.end);
        for (const at of before.length > 0 ? before : awaits) add(at, 'await', `from this \`await\` on, ${quoted(name)} runs in a context of its own, which ends with it`);
        break;
      }
      case 'yield': add(this.#program.functions[end.fn]!.nameAt, name, `${quoted(name)} goes on in the context of whoever asks for its next value`); break;
      case 'crossing': add(end.call.at, end.call.text, `${quoted(end.call.text)} runs a function ${whereOf(end.entry.role === 'crossing' ? end.entry.kind : 'scope')}`);
    }
  }

  #store(key: string): StoreInProgress {
    const { name } = this.analysis.stores.get(key) ?? { name: key };
    const at = this.#madeAt(key);
    const id = at === undefined ? key : `${at.path}:${at.line}:${at.column}`;
    let store = this.stores.get(id);
    if (store === undefined) this.stores.set(id, store = { name, at, writes: new Map(), reads: new Map() });
    // What is written with the fewest words is its name.
    if (name.length < store.name.length) store.name = name;
    return store;
  }

  /** The call that makes the store, or the class whose instance it is. */
  #madeAt(key: string): At | undefined {
    const [, kind, id] = /^(call|class):(\d+)/.exec(key) ?? [];
    const made = kind === 'call' ? this.#program.calls[Number(id)] : kind === 'class' ? this.#program.classes[Number(id)] : undefined;
    return made === undefined ? undefined : this.#at(made.at);
  }

  #at(place: Place): At & { readonly column: number } {
    const spot = this.#program.spot(place);
    return { path: spot.path ?? this.#program.linted.file, line: spot.line, column: spot.start };
  }

  #atSpot({ path, line }: Spot): At {
    return { path: path ?? this.#program.linted.file, line };
  }

  #spotted(place: Place, text: string): Spotted {
    return { ...this.#at(place), text, in: this.#functionAround(place) };
  }

  #functionAround({ start, end }: Place): string {
    let inner: { name: string; width: number } | undefined;
    for (const { at, name, kind } of this.#program.functionsOf(this.#program.fileAt(start))) {
      if (kind === 'module' || at.start > start || at.end < end) continue;
      if (inner === undefined || at.end - at.start < inner.width) inner = { name: name === '' ? 'a function' : name, width: at.end - at.start };
    }
    return inner?.name ?? '';
  }

  #add(to: Map<string, Spotted>, spotted: Spotted): void {
    to.set(keyOf(spotted), spotted);
  }

  #addAt(to: Map<string, At>, place: Place): void {
    const at = this.#at(place);
    to.set(keyOf(at), at);
  }
}

function isBound({ kind, origin }: Write): boolean {
  return origin.text !== '' && (kind === 'scoped' || (kind === 'rebind' && !origin.exempt));
}

function quoted(name: string): string {
  return name === 'the function' ? name : `\`${name}\``;
}

function whereOf(kind: string): string {
  switch (kind) {
    case 'scope': return 'in a scope of the store, which puts the former value back when it returns';
    case 'bare': return 'where no store is bound';
    case 'isolate': return 'in another thread or process, or not now';
    case 'loop': return 'from a loop of its own, in the context of that';
    case 'borrow': return 'in the context of another caller';
    default: return 'in a copy of the context, which ends with it';
  }
}

function keyOf({ path, line, column }: At): string {
  return `${path}:${line}:${column}`;
}

function compare(a: At | undefined, b: At | undefined): number {
  if (a === undefined || b === undefined) return Number(a === undefined) - Number(b === undefined);
  return a.path.localeCompare(b.path, 'en', { numeric: true }) || a.line - b.line || (a.column ?? 0) - (b.column ?? 0);
}

// ---- from offsets to columns

function finish({ name, at, writes, reads }: StoreInProgress): StoreFacts {
  const sorted = <T extends At>(map: Map<string, T>): T[] => [...map.values()].map(withColumn).sort(compare);
  return {
    name, ...(at === undefined ? {} : { at: withColumn(at) }), reads: sorted(reads),
    writes: [...writes.values()].map((write): WriteFacts => {
      const seenBy = sorted(write.seenBy);
      const isSeen = (one: At): boolean => seenBy.some((other) => other.path === one.path && other.line === one.line);
      const missedBy = sorted(write.missedBy).filter((one, i, all) => all.findIndex((other) => other.path === one.path && other.line === one.line) === i);
      return {
        ...withColumn(write.spotted), kind: write.kind, by: sorted(write.by), boundaries: sorted(write.boundaries), seenBy,
        missedBy: write.isLost ? missedBy : missedBy.filter((one) => !isSeen(one)), unknown: sorted(write.unknown), hasUnknownCaller: write.hasUnknownCaller, isLost: write.isLost,
      };
    }).sort(compare),
  };
}

const texts = new Map<string, string>();

/** Up to here `column` was the offset in the file. */
function withColumn<T extends At>(at: T): T {
  if (at.column === undefined) return at;
  let text = texts.get(at.path);
  if (text === undefined) texts.set(at.path, text = readFileSync(at.path, 'utf8').replace(/^\uFEFF/, ''));
  return { ...at, column: at.column - (text.lastIndexOf('\n', at.column - 1) + 1) };
}
