/** Follows every write of a file: describes each function once per way of calling it, callers after callees, cycles together. */
import type { CrossingEntry } from '../catalog/entry.js';
import { giveUp } from '../debug.js';
import type { Outline, Value } from '../outline/outline.js';
import { visitSteps } from '../outline/steps.js';
import { Activation, isAnswered } from './activation.js';
import { CallersBind } from './callers-bind.js';
import { keyOf, type Abstract, type Closure, type Env } from './abstract.js';
import type { Write } from './frame.js';
import { isGhost, isWorthMissing, type GhostWrite } from './ghosts.js';
import type { Knowledge } from './knowledge.js';
import type { Language } from './language.js';
import { isCalledInOwnFile, markedCrossing } from './marks.js';
import { LIMITS, type Limits } from './limits.js';
import { Losing, mayRunAwaited } from './losable.js';
import { namesLeadingTo } from './leading.js';
import { either, Names } from './names.js';
import { Notes } from './notes.js';
import { Handed } from './packages.js';
import { Program, type Imports } from './program.js';
import { isEnd, isFilledIn, isHeldOut, isKeptBeside, isPutBack, isScopedAfter } from './for-nobody.js';
import { isLogged } from './logged.js';
import { Reaching } from './reaching.js';
import { Resolver } from './resolve.js';
import { comesFromParameter } from './summaries.js';
import { Throwing } from './throwing.js';
import { Question } from './question.js';
import type { Death, End, StoreName, Summary } from './types.js';

const NOTHING: Summary = { view: null, thrown: null, rejects: false, incoming: new Map(), deaths: [], conditional: new Set(), gone: new Set() };

interface Entry {
  readonly activation: Activation;
  summary: Summary;
  size: number;
  state: 'running' | 'provisional' | 'final';
  /** Position on the stack of the outermost running function that this one's summary depends on. */
  dependsOn: number;
  /** Of the last time that it was described; no two are equal. */
  round: number;
  /** The round of the function that it depends on in which that was. */
  within: number;
}

export interface FlowResult {
  readonly deaths: readonly Death[];
  readonly notes: Notes;
  /** False when only some of the calls and reads are in the notes. */
  readonly isThorough: boolean;
  /** All writes of all functions, by where they stand: see `placeKey`. */
  readonly writes: ReadonlyMap<string, readonly Write[]>;
  /** What was lost in functions that were awaited, where somebody looks for it afterwards. */
  readonly ghosts: readonly GhostWrite[];
  /** False for a store that no code outside this file, and no function that leaves it, can read. */
  isExposed(store: string): boolean;
  /** True for a function that makes the answer to a request: it has no caller that could miss what it bound. */
  isLast(fn: number): boolean;
  /** True for a call of a setter that is for nobody to see: see `for-nobody.ts`. */
  isForNobody(write: Write): boolean;
  /** True for a function of another file which tells by itself that a framework runs it: what it loses is said there. */
  isSaidElsewhere(fn: number): boolean;
  /** Lines that are logged behind it hold what was bound. */
  isLogged(write: Write): boolean;
  /** It is looked up in the very function that makes it, or in what that calls. */
  isReadInside(write: Write): boolean;
}

/** Writes at one place of one store are one thing to the user, in however many ways the place is reached. */
export function placeKey(write: Pick<Write, 'place' | 'store'>): string {
  return `${write.place.start}:${write.place.end}:${write.store}`;
}

/**
 * The names of calls that are followed although nothing is bound: what leads to a rebind, and in the linted file what leads
 * to a look-up, since a store that nobody else can reach is known by those.
 */
function accountOf(linted: Outline, language: Language, { rebinding, reading }: Imports): Names['known'] {
  return either(rebinding, namesLeadingTo(linted, language, reading));
}

function entryKey(fn: number, env: Env | null, asked: Question): string {
  return `${asked.key}${fn}<${env?.key ?? ''}>`;
}

function isRead({ observers }: Write): boolean {
  return [...observers.values()].some(({ kind }) => kind === 'read');
}

export class Analysis {
  readonly resolver: Resolver;
  readonly notes = new Notes((a, b) => this.program.compare(a, b));
  readonly handed = new Handed(this);
  readonly throwing = new Throwing(this);
  readonly stores = new Map<string, StoreName>();
  readonly #entries = new Map<string, Entry>();
  readonly #stack: Entry[] = [];
  readonly #provisional = new Set<Entry>();
  readonly #reached = new Set<number>();
  readonly #escaped = new Set<string>();
  readonly #queue: Closure[] = [];
  readonly #exposed = new Set<string>();
  /** Functions that anybody may call; and the module itself, before which nothing is bound. */
  readonly #open = new Set([0]);
  readonly #last = new Set<number>();
  /** Functions that a framework finds as exports of the file, and calls across a boundary. */
  readonly #byExport = new Map<number, CrossingEntry>();
  readonly #brought = new Map<number, readonly Value[]>();
  readonly #binding = new Map<number, boolean>();
  /** Functions that a framework calls across a boundary: it is their caller, and nobody else is looked for. */
  readonly runByFramework = new Set<number>();
  /** What functions leave to callers that cannot be seen; and those whose caller is the framework, as their parameters tell. */
  readonly #left: { readonly fn: number; readonly writes: readonly Write[] }[] = [];
  readonly #marked: Death[] = [];
  /** Calls that were ever left out, and those of them that have not been looked at since. */
  readonly #leftOut = new Set<number>();
  readonly #waiting: { readonly call: number; readonly env: Env | null }[] = [];
  #round = 0;
  #effort = 0;
  #steps = 0;

  /** The linted file and what it leads to. */
  readonly program: Program;
  #names: Names | undefined;
  #rendersElsewhere: boolean | undefined;
  #reaching: Reaching | undefined;
  #losing: Losing | undefined;

  /**
   * @param imports gives other files; without it what they hold is unknown
   * @param look `quick`: of those who might see a rebind one is enough, and who calls whom is noted in part only
   * @param checkConfined false when not all that is seen inside the function which lost it is to be said
   */
  constructor(linted: Outline, readonly knowledge: Knowledge, readonly language: Language, imports?: Imports, readonly look: 'quick' | 'thorough' = 'thorough', readonly limits: Limits = LIMITS, readonly checkConfined = true) {
    this.program = new Program(linted, imports);
    this.resolver = new Resolver(this.program, knowledge, language, limits);
  }

  /** Tells which calls need not be followed; undefined when all are, as there is one file only. */
  get names(): Names | undefined {
    const { imports, linted } = this.program;
    if (imports === undefined || imports.everything === true) return undefined;
    return this.#names ??= new Names(this.program, accountOf(linted, this.language, imports), this.language);
  }

  /** Tells the same of what is called where it is seen what that is; undefined when all calls are followed, or names say enough. */
  get reaching(): Reaching | undefined {
    const { names, language } = this;
    return names === undefined || !language.storesByName ? undefined : (this.#reaching ??= new Reaching(this.program, this.resolver, this.knowledge, names, (site) => this.look === 'thorough' || !this.isFromElsewhere(site)));
  }

  /** Elements of the linted file are rendered later, and elsewhere. */
  get rendersElsewhere(): boolean {
    return this.#rendersElsewhere ??= this.knowledge.rendersElsewhere(this.program.linted.file);
  }

  /** False for a function that leads to no rebind, as its names or what it calls tell. */
  leads(closure: Closure): boolean {
    return this.reaching?.leads(closure) ?? this.names?.leads(closure.fn) ?? true;
  }

  /** An object of the project with a `then` of its own may lead to a rebind: so may an await, and a call whose result is awaited. */
  get runsWhatIsAwaited(): boolean {
    return this.names !== undefined && mayRunAwaited(this.names.known, this.language);
  }

  /** An object with a `then` of its own may lead to a rebind. */
  get mayBindWhereAwaited(): boolean {
    const { names } = this;
    return names === undefined || [...this.language.promiseMethods].some((name) => names.known.has(name));
  }

  run(): FlowResult {
    if (this.#isWorthFollowing(this.resolver.closure(0, null))) this.summaryOf(0, null, this.#byAnybody);
    const before = this.#queue.length;
    this.#escapeExports();
    for (const { fn } of this.#queue.slice(before)) this.#open.add(fn);
    this.#followRoots();
    this.#followLeftOut();
    for (let fn = 1; this.program.isLinted(fn); fn += 1) {
      if (this.isGivenUp) break;
      if (this.#reached.has(fn)) continue;
      // Nobody in this file is seen to call it, so anybody might.
      this.#open.add(fn);
      this.escape({ kind: 'closure', fn, env: null });
      this.#followRoots();
      this.#followLeftOut();
    }
    if (this.isGivenUp) giveUp(this.program.linted.file, `nothing is said of it: ${this.#steps > this.limits.steps ? `more than ${this.limits.steps} steps were gone through` : `calls were followed more than ${this.#mostEffort} times`}`);
    return this.#result();
  }

  /** What a function calls, or hands to what it calls, that came in as an argument of a function around it. */
  broughtInto(fn: number): readonly Value[] {
    let found = this.#brought.get(fn);
    if (found === undefined) {
      const used: Value[] = [];
      visitSteps(this.program.functions[fn]!.body, (step) => {
        if (step.do !== 'call') return;
        const { callee, arguments: given } = this.program.calls[step.call]!;
        used.push(callee, ...given.map(({ value }) => value));
      });
      found = used.filter((value) => comesFromParameter(this.program, value));
      this.#brought.set(fn, found);
    }
    return found;
  }

  /** False for a function of which no call of its own binds a store, as their texts tell. */
  bindsByItself(fn: number): boolean {
    let found = this.#binding.get(fn);
    if (found === undefined) {
      const names = [...this.knowledge.rebindNames];
      this.#binding.set(fn, found = this.program.callsIn(fn).some(({ text }) => names.some((name) => text.includes(name))));
    }
    return found;
  }

  /** What is asked of a function that anybody may call. */
  get #byAnybody(): Question {
    return this.names === undefined ? Question.ALL : Question.NOTHING;
  }

  /** The files were too tangled: nothing is said of them. */
  get isGivenUp(): boolean {
    return this.#effort > this.#mostEffort || this.#steps > this.limits.steps;
  }

  get #mostEffort(): number {
    return this.names === undefined ? this.limits.effort : this.limits.effortForMany;
  }

  /** One more step is gone through; false when there were too many. */
  takeStep(): boolean {
    this.#steps += 1;
    return this.#steps <= this.limits.steps;
  }

  /** A call is not followed, as its caller can miss nothing. That there is one is known all the same. */
  leaveOut(call: number, env: Env | null): void {
    if (!this.program.isLinted(this.program.calls[call]!.in) || this.#leftOut.has(call)) return;
    this.#leftOut.add(call);
    this.#waiting.push({ call, env });
  }

  /** Functions that nobody else calls: what they bind for themselves is to be seen. More may come to wait on the way. */
  #followLeftOut(): void {
    for (let next = this.#waiting.shift(); next !== undefined && !this.isGivenUp; next = this.#waiting.shift()) {
      const { env } = next;
      const call = this.program.calls[next.call]!;
      for (const callee of this.resolver.resolve(call.callee, env)) {
        if (callee.kind !== 'closure' || this.#reached.has(callee.fn) || !this.program.isLinted(callee.fn) || this.resolver.runsLater(callee.fn) || !this.#isWorthFollowing(callee)) continue;
        this.summaryOf(callee.fn, this.resolver.enter(callee, this.resolver.argumentsOf(call, env)), this.#byAnybody);
      }
    }
  }

  /** A generator that is followed where its values are asked for has somebody who calls it. */
  reach(fn: number): void {
    this.#reached.add(fn);
  }

  /**
   * What a function does for its caller, under these bindings; undefined when it is not followed.
   *
   * @param asked as soon as it is answered, calls that cannot lead to a rebind are left out
   */
  summaryOf(fn: number, env: Env | null, asked: Question): Summary | undefined {
    const key = entryKey(fn, env, asked);
    let entry = this.#entries.get(key);
    if (entry?.state === 'final') return entry.summary;
    this.#effort += 1;
    if (this.isGivenUp) return undefined;
    if (entry?.state === 'running' || (entry?.state === 'provisional' && this.#stack[entry.dependsOn]?.round === entry.within)) {
      this.#dependOn(entry.dependsOn);
      return entry.summary;
    }
    if (entry === undefined) {
      if (this.#stack.length >= this.limits.stack) {
        giveUp(this.program.linted.file, `\`${this.program.functions[fn]!.name}\` is not followed: more than ${this.limits.stack} calls lie within each other`);
        return undefined;
      }
      entry = { activation: new Activation(this, fn, env, asked), summary: NOTHING, size: -1, state: 'running', dependsOn: 0, round: 0, within: 0 };
      this.#entries.set(key, entry);
      this.#reached.add(fn);
    }
    return this.#describe(entry);
  }

  /**
   * Functions that call each other are described again and again, from nothing upwards, until nothing changes; only then is
   * any of them final. A summary reached in the middle of a cycle serves that round of the function that it depends on alone.
   */
  #describe(entry: Entry): Summary {
    const depth = this.#stack.length;
    this.#provisional.delete(entry);
    entry.state = 'running';
    this.#stack.push(entry);
    for (;;) {
      entry.dependsOn = depth;
      entry.round = this.#round += 1;
      const before = this.#sizeOfCycle(entry, depth);
      entry.summary = entry.activation.run();
      entry.size = entry.activation.size();
      if (entry.dependsOn < depth || this.isGivenUp || !this.#isCycleHead(entry, depth) || this.#sizeOfCycle(entry, depth) === before) break;
    }
    this.#stack.pop();
    entry.within = this.#stack[entry.dependsOn]?.round ?? 0;
    entry.state = entry.dependsOn < depth ? 'provisional' : 'final';
    if (entry.dependsOn < depth) {
      this.#provisional.add(entry);
      this.#dependOn(entry.dependsOn);
    } else this.#settle(depth);
    return entry.summary;
  }

  /** It and all that hangs on it: what one of them has learned in a round, another may need in the next. */
  #sizeOfCycle(entry: Entry, depth: number): number {
    let { size } = entry;
    for (const other of this.#provisional) if (other.dependsOn >= depth) size += other.size;
    return size;
  }

  #isCycleHead(entry: Entry, depth: number): boolean {
    return entry.activation.isRecursive || [...this.#provisional].some((other) => other.dependsOn === depth);
  }

  /** The cycle's head is settled, and with it all that hung on it. */
  #settle(depth: number): void {
    for (const entry of this.#provisional) {
      if (entry.dependsOn < depth) continue;
      entry.state = 'final';
      this.#provisional.delete(entry);
    }
  }

  #dependOn(depth: number): void {
    const top = this.#stack.at(-1);
    if (top === undefined) return;
    if (depth < top.dependsOn) top.dependsOn = depth;
    if (depth === this.#stack.length - 1) top.activation.isRecursive = true;
  }

  /** What a function does, when it comes to how it ends: nothing of it is left out. */
  wholeSummaryOf(fn: number, env: Env | null): Summary | undefined {
    if (this.look === 'thorough') return this.summaryOf(fn, env, Question.ALL);
    const found = this.summaryOf(fn, env, Question.ANY);
    return found !== undefined && isAnswered(found.incoming) ? this.summaryOf(fn, env, Question.ALL) : found;
  }

  /** Somebody is known to see the write, so it does not matter who else does. */
  isSeen(write: Write): boolean {
    return write.observers.size > 0 && (this.isFromElsewhere(write.store) || (this.look === 'quick' && this.isAlwaysExposed(write.store)) || isRead(write));
  }

  /** The function that makes the write looks up what it has bound: nothing that was of no account otherwise is left out to find that. */
  #isReadInside({ fn, place, origin }: Write): boolean {
    const envs = [...this.#entries.values()].flatMap(({ activation }) => (activation.fn === fn ? [activation.env] : []));
    return envs.some((env) => {
      this.summaryOf(fn, env, Question.ALL);
      const whole = this.#entries.get(entryKey(fn, env, Question.ALL));
      return [...whole?.activation.writes() ?? []].some((one) => one.place.start === place.start && one.origin.place.start === origin.place.start && isRead(one));
    });
  }

  /** Something would be said of what was lost, if it was missed. */
  counts(lost: Write): boolean {
    return this.checkConfined || isWorthMissing(this.program, lost);
  }

  // ---- what leaves the file

  /** The value may be used by code that cannot be seen: its functions may be called by anybody, its stores read. */
  escape(value: Abstract): void {
    const key = keyOf(value);
    if (this.#escaped.has(key)) return;
    this.#escaped.add(key);
    switch (value.kind) {
      case 'closure': if (this.#isOurs(value)) this.#queue.push(value); break;
      case 'functionMethod': this.escape(value.target); break;
      case 'wrapped': break;
      case 'class': this.#escapeClass(value.class, value); break;
      case 'instance': this.#escapeClass(value.class, value); break;
      case 'object': this.#escapeObject(value); break;
      case 'list': for (const item of value.items.flat()) this.escape(item); break;
      case 'promise': for (const one of value.of) this.escape(one); break;
      case 'iterator': case 'coroutine': if (this.#isOurs(value.closure)) this.#queue.push(value.closure); break;
      case 'external': this.#exposed.add(value.site); break;
      default: break;
    }
  }

  /** What another file's function does when anybody calls it is said where that file is linted, unless it holds one of ours. */
  #isOurs(closure: Closure): boolean {
    if (this.program.isLinted(closure.fn)) return true;
    for (let env = closure.env; env !== null; env = env.parent) if (env.args.flat().some((arg) => arg?.kind === 'closure' && this.program.isLinted(arg.fn))) return true;
    return (closure.bound ?? []).flat().some((arg) => arg.kind === 'closure' && this.program.isLinted(arg.fn));
  }

  #escapeObject(value: Abstract & { kind: 'object' }): void {
    for (const property of value.value.properties) {
      for (const found of this.resolver.resolve(property.value, value.env)) this.escape(found.kind === 'closure' && found.self === undefined ? { ...found, self: [value] } : found);
    }
    for (const spread of value.value.spreads) for (const found of this.resolver.resolve(spread, value.env)) this.escape(found);
  }

  #escapeClass(classId: number, self: Abstract & { kind: 'class' | 'instance' }): void {
    for (const { class: id, env } of this.resolver.ancestry(self)) {
      this.#exposed.add(`class:${id}:${self.kind === 'instance' ? self.made : 'static'}`);
      const outline = this.program.classes[id]!;
      // Whoever has the class may make one of it: that runs what its fields begin with.
      if (self.kind === 'class' && outline.fields >= 0) this.escape({ ...this.resolver.closure(outline.fields, env), self: [this.resolver.ownInstance(classId, self.env)] });
      for (const member of outline.members) {
        const owner: Abstract = member.static ? { kind: 'class', class: classId, env: self.env } : self.kind === 'instance' ? self : this.resolver.ownInstance(classId, self.env);
        if (member.name.startsWith('#')) continue;
        for (const found of this.resolver.resolve(member.value, env)) this.escape(found.kind === 'closure' && found.self === undefined ? { ...found, self: [owner] } : found);
      }
    }
  }

  #escapeExports(): void {
    const { linted } = this.program;
    for (const one of linted.exports) {
      const answers = this.knowledge.answersRequest(linted.file, one.name);
      for (const value of this.resolver.resolve(one.value, null)) {
        this.escape(value);
        if (value.kind !== 'closure') continue;
        if (answers) this.#last.add(value.fn);
        const entry = this.knowledge.exportCrossing(linted.file, one.name, this.program.file(0).imported);
        if (entry !== undefined) this.#byExport.set(value.fn, entry);
      }
    }
    for (const assignment of linted.assignments) {
      const targets = this.resolver.resolve(assignment.of, null);
      if (!targets.some((target) => target.kind === 'external' && target.module === 'global' && /^(?:module|exports|)(?:\.exports)?$/.test(target.path))) continue;
      for (const value of this.resolver.resolve(assignment.value, null)) this.escape(value);
    }
    linted.classes.forEach((outline, id) => {
      // A decorator hands its class to a framework.
      if (outline.decorators.length > 0) this.escape({ kind: 'class', class: id, env: null });
    });
  }

  #followRoots(): void {
    for (let next = this.#queue.pop(); next !== undefined && !this.isGivenUp; next = this.#queue.pop()) {
      const env = this.resolver.enterUnknown(next);
      if (!this.#isWorthFollowing(next)) {
        for (const value of this.resolver.returns(next.fn, env)) this.escape(value);
        continue;
      }
      const summary = this.summaryOf(next.fn, env, this.#byAnybody);
      if (summary === undefined) continue;
      const writes = [summary.view, summary.thrown].flatMap((frame) => [...(frame?.values() ?? [])].flatMap((live) => [...live]));
      this.reachesCaller(next.fn, writes);
      this.#noteMarked(next.fn, writes);
      for (const [store, incoming] of summary.incoming) if (incoming.observers.size > 0) this.#exposed.add(store);
      for (const value of this.resolver.returns(next.fn, env)) this.escape(value);
    }
  }

  /** False where nothing is bound, nor looked up that matters, or where a quick look would find nothing lost: it need not be described for its own sake. */
  #isWorthFollowing(closure: Closure): boolean {
    return this.reaching?.leads(closure) !== false && this.#mayLose(closure);
  }

  #mayLose({ fn }: Closure): boolean {
    const { names, look, language, program: { linted, imports } } = this;
    if (look === 'thorough' || names === undefined || !language.awaitKeepsContext || !this.program.isLinted(fn)) return true;
    return (this.#losing ??= new Losing(linted, imports!.rebinding, language)).isIn(fn);
  }

  /** Whoever called the function, and cannot be seen, has these from it. */
  reachesCaller(fn: number, writes: readonly Write[]): void {
    if (writes.length > 0) this.#left.push({ fn, writes });
  }

  /** The parameters of the function tell that a framework calls it across a boundary, or its class, or the name that it is exported under. */
  #noteMarked(fn: number, writes: readonly Write[]): void {
    const entry = markedCrossing(this, fn) ?? this.#byExport.get(fn);
    if (entry === undefined) return;
    for (const write of writes) if (write.kind === 'rebind') this.#marked.push({ write, end: this.#endAt(entry, fn), awaits: [] });
  }

  #endAt(entry: CrossingEntry, fn: number): End & { readonly how: 'crossing' } {
    const { nameAt, name } = this.program.functions[fn]!;
    return { how: 'crossing', fn, entry, call: { at: nameAt, text: name } };
  }

  /** Nobody awaits the function but the framework: that is the boundary to name, and not an `await` in it. */
  #byFramework(death: Death): Death {
    const entry = death.end.how === 'await' ? this.#byExport.get(death.end.fn) : undefined;
    return entry === undefined ? death : { write: death.write, end: this.#endAt(entry, death.end.fn), awaits: [] };
  }

  // ---- the result

  #result(): FlowResult {
    // Where the call that hands it over is seen, that is the boundary to name.
    const deaths: Death[] = this.isGivenUp ? [] : this.#marked.filter(({ end }) => !this.runByFramework.has(end.fn));
    for (const { end } of this.#marked) this.runByFramework.add(end.fn);
    for (const { fn, writes: left } of this.#left) if (!this.runByFramework.has(fn)) for (const write of left) write.reachesUnknownCaller = true;
    const missed: GhostWrite[] = [];
    const writes = new Map<string, Write[]>();
    for (const { activation, summary } of this.#entries.values()) {
      if (!this.isGivenUp) deaths.push(...summary.deaths.map((death) => this.#byFramework(death)));
      if (!this.isGivenUp) for (const write of activation.ghosts()) if (isGhost(write) && write.missedBy.size > 0) missed.push(write);
      for (const write of activation.writes()) {
        const key = placeKey(write);
        const known = writes.get(key);
        if (known === undefined) writes.set(key, [write]);
        else known.push(write);
      }
    }
    const all = [...writes.values()].flat();
    const rebinds = all.filter(({ kind }) => kind === 'rebind');
    return {
      deaths, ghosts: this.#withoutBound(missed), notes: this.notes, isThorough: this.look === 'thorough', writes,
      isExposed: (store) => this.#isExposed(store), isLast: (fn) => this.#last.has(fn), isForNobody: (write) => isPutBack(this.resolver, write) || isFilledIn(this.resolver, write) || isHeldOut(this.program, this.language, write) || isKeptBeside(this.resolver, write) || isScopedAfter(this.resolver, this.knowledge, write) || isEnd(this.program, this.language, rebinds, write),
      isSaidElsewhere: (fn) => !this.program.isLinted(fn) && markedCrossing(this, fn) !== undefined && !isCalledInOwnFile(this, fn),
      isLogged: (write) => isLogged(this.resolver, this.language, write), isReadInside: (write) => this.#isReadInside(write),
    };
  }

  /** Without those in functions whose callers have bound something themselves. */
  #withoutBound(missed: readonly GhostWrite[]): readonly GhostWrite[] {
    if (missed.length === 0) return missed;
    const callers = new CallersBind([...this.#entries.values()].flatMap(({ activation }) => [...activation.had.values()]), this.#open);
    return missed.filter((write) => !callers.bind(write));
  }

  /**
   * An exposed site is the store itself: made by a call, or an instance of a class of this file that is a store. What another
   * file made, others can reach.
   */
  #isExposed(store: string): boolean {
    return this.isAlwaysExposed(store) || this.#exposed.has(store);
  }

  /** Code that cannot be seen can look the store up, whatever becomes of it in this file. */
  isAlwaysExposed(store: string): boolean {
    const name = this.stores.get(store);
    return name === undefined || name.aliased || !/^(?:call|class):/.test(store) || store.endsWith(':this') || this.isFromElsewhere(store);
  }

  /** The store is made for a field of a class. */
  isField(store: string): boolean {
    const made = this.program.callOf(store);
    return made !== undefined && this.program.functions[made.in]!.class !== undefined;
  }

  /** The store is made in another file. */
  isFromElsewhere(store: string): boolean {
    const [, kind, made] = /^(call|class):(\d+)/.exec(store) ?? [];
    const { linted } = this.program;
    return kind !== undefined && Number(made) >= (kind === 'call' ? linted.calls : linted.classes).length;
  }
}
