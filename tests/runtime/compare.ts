/** Holds what the linter says of a program against what the runtime did. */
import type { Finding } from '../../src/flow/index.js';
import { lint, type Linted, type Range } from './lint.js';
import type { Execution } from './recorder.js';
import { runProgram, type Ran } from './run.js';

export interface Disagreement {
  readonly what: 'false alarm' | 'missed' | 'confined wrongly' | 'not reported at a boundary' | 'broken';
  readonly detail: string;
}

export interface Verdict {
  readonly disagreements: readonly Disagreement[];
  /** Why the program does not count: an outcome that the source does not decide. */
  readonly leftOut?: string;
  readonly runs: number;
  /** Findings that were held against a run. */
  readonly lost: number;
  readonly confined: number;
  /** Rebinds that somebody saw. */
  readonly seen: number;
}

type Runtime = 'any' | 'async-hooks' | 'context-frame';

/** How the Node that runs this keeps stores. */
export function runtimeHere(): Runtime {
  return Number(process.versions.node.split('.')[0]) >= 24 ? 'context-frame' : 'async-hooks';
}

/**
 * Runs and lints one program. A rebind that nobody saw in any run has to be reported as lost, and nothing else may be; one
 * that was only seen on the inner side of an explicit boundary has to be reported as confined.
 */
export async function judge(text: string, runtime: Runtime = runtimeHere()): Promise<Verdict> {
  const linted = lint(text, runtime);
  if (linted.problem !== undefined) return brokenVerdict(linted.problem);
  const ran = await runProgram(text);
  const first = compare(text, linted, ran);
  // Where the runtime is not known, less may be said, but nothing wrong. Only of these does it depend on the runtime.
  const anywhere = !/\.exit\(|bind\(|snapshot\(|new AsyncResource|setInterval\(/.test(text) ? [] : compare(text, lint(text, 'any'), ran).disagreements.filter(({ what }) => what === 'false alarm' || what === 'broken');
  if (anywhere.length > 0) return { ...first, disagreements: [...first.disagreements, ...anywhere] };
  if (first.leftOut === undefined && first.disagreements.some(isOfWhatNobodySaw)) {
    // More rounds of its loops, before it counts: a value may go round more than once until it is seen.
    const again = await runProgram(text, 3000, 4);
    return compare(text, linted, again);
  }
  return first;
}

const UNSEEN = 'is not seen at all';

function isOfWhatNobodySaw({ what, detail }: Disagreement): boolean {
  return what === 'missed' || what === 'not reported at a boundary' || detail.endsWith(UNSEEN);
}

function brokenVerdict(detail: string): Verdict {
  return { disagreements: [{ what: 'broken', detail }], runs: 0, lost: 0, confined: 0, seen: 0 };
}

export function compare(text: string, linted: Linted, ran: Ran): Verdict {
  if (ran.broken !== undefined) return brokenVerdict(ran.broken);
  const disagreements: Disagreement[] = [];
  const ways = waysOf(ran.executions, text);
  const matched = linted.findings.map((finding) => ({ finding, ways: spokenOf(finding, ways, linted) }));
  for (const { finding, ways: own } of matched) disagreements.push(...wrongFinding(finding, finding.onSomeWays === true ? own.flat().filter((execution) => isBehindAwait(execution, finding, linted)) : own.flat()));
  const covered = (way: Execution[]): boolean => matched.some(({ finding, ways: own }) => own.includes(way) || (finding.chain.length > 0 && passes(finding, way[0]!, text, linted)));
  for (const way of ways) {
    if (covered(way)) continue;
    const [{ stack, value }] = way as [Execution];
    if (isLost(way, ways, text, linted)) disagreements.push({ what: 'missed', detail: `${at(text, stack)} binds ${String(value)}, which nobody sees` });
    // An object that has kept it may show it to the next function that it runs: that is no boundary then.
    if (way.some((execution) => execution.liveAtEnd && !isExempt(execution, text)) && !way.some(({ seenOutside }) => seenOutside) && hasPlaceOfItsOwn(way, ways, ({ seenOutside }) => seenOutside, text)) disagreements.push({ what: 'not reported at a boundary', detail: `${at(text, stack)} binds ${String(value)}` });
  }
  const counted = (id: Finding['id']): number => matched.filter(({ finding, ways: own }) => finding.id === id && own.length > 0).length;
  const verdict: Verdict = { disagreements: unique(disagreements), runs: ran.runs, lost: counted('lost'), confined: counted('confined'), seen: ran.executions.filter(({ seen }) => seen).length };
  if (ran.whole) return verdict;
  // What was seen was seen. That nobody saw it proves nothing: the combinations that were not tried might show somebody who does.
  const proved = verdict.disagreements.filter((one) => !isOfWhatNobodySaw(one));
  return proved.length > 0 ? { ...verdict, disagreements: proved } : { ...verdict, disagreements: [], leftOut: 'too many combinations of unknown values' };
}

function wrongFinding(finding: Finding, executions: readonly Execution[]): Disagreement[] {
  const where = `line ${finding.place.line}: ${finding.text} (${finding.end})`;
  if (executions.length === 0) return [];
  if (finding.id === 'lost') return executions.some(({ seen }) => seen) ? [{ what: 'false alarm', detail: where }] : [];
  const wrong = executions.some(({ boundary }) => boundary === undefined) ? 'runs outside of a boundary'
    : executions.some(({ seenOutside }) => seenOutside) ? 'is seen outside'
      : executions.every(({ seen }) => !seen) ? UNSEEN : undefined;
  return wrong === undefined ? [] : [{ what: 'confined wrongly', detail: `${where} ${wrong}` }];
}

/** The function had awaited by then: whoever called it is no longer on the stack, and be it the function itself. */
function isBehindAwait({ stack }: Execution, { place }: Finding, { functions }: Linted): boolean {
  const own = innermost(functions, place.start);
  return stack.findIndex((offset) => innermost(functions, offset) === own) === stack.length - 1;
}

/** What the finding speaks of. Where a function is handed over by name, the place of the report is not on the way. */
function spokenOf(finding: Finding, ways: readonly Execution[][], linted: Linted): readonly Execution[][] {
  const found = ways.filter(([one]) => covers(finding, one!, linted, true));
  return found.length > 0 ? found : ways.filter(([one]) => covers(finding, one!, linted, false));
}

/** The finding speaks of this execution: it leads from the finding's place to the rebind. */
function covers(finding: Finding, { stack }: Execution, linted: Linted, strictly: boolean): boolean {
  const { functions, handed, assigned, iterated } = linted;
  const origin = finding.chain.at(-1)?.at ?? finding.place;
  if (stack.length === 0 || !holds(origin, stack[0]!)) return false;
  const isOn = ({ start, end }: Range): boolean => stack.some((offset) => holds({ start, end }, offset));
  if (finding.handedOver) return (!strictly || finding.chain.every(({ at }) => isOn(at))) && isRunBy(finding, finding.crossing!.at, stack, linted);
  const way = [finding.place, ...finding.chain.map((link) => link.at)].filter((place) => strictly || !(handed.has(keyOf(place)) || iterated.has(keyOf(place))));
  const on = way.map((place) => stack.findIndex((offset) => holds({ start: iterated.get(keyOf(place)) ?? place.start, end: assigned.get(keyOf(place)) ?? place.end }, offset)));
  if (on.includes(-1)) return false;
  // A function that calls itself: its inner calls pass here as well, but it is not they that are spoken of.
  const passed = stack.slice(0, Math.max(...on) + 1).map((offset) => innermost(functions, offset));
  return new Set(passed).size === passed.length;
}

function keyOf({ start, end }: Range): string {
  return `${start}:${end}`;
}

/** Offsets in the function that was handed over to this call, which the chain leads through. */
function handedTo({ chain }: Finding, call: Range, functions: readonly Range[]): (offset: number) => boolean {
  return (offset) => {
    const within = innermost(functions, offset);
    return within !== undefined && holds(within, chain[0]!.at.start) && !holds(within, call.start);
  };
}

/** That function led here: it stands below the call or, behind an `await`, at the bottom of the stack. */
function isRunBy(finding: Finding, call: Range, stack: readonly number[], { functions, generators }: Linted): boolean {
  const at = stack.findIndex((offset) => holds(call, offset));
  // A generator that it goes through runs in its place, and is no function that was handed over. Behind an `await` the stack is cut off.
  if (at !== 0 && generators.some((generator) => holds(generator, finding.chain[0]!.at.start))) return true;
  return (at < 0 ? stack.slice(-1) : stack.slice(0, at)).some(handedTo(finding, call, functions));
}

/** The call that the finding speaks of led here. It names one rebind, and may lead to others as well. */
function passes(finding: Finding, { stack }: Execution, text: string, linted: Linted): boolean {
  const { functions, handed, assigned, iterated } = linted;
  const { start, end } = finding.place;
  const key = keyOf(finding.place);
  // Behind an `await` of a generator the stack no longer shows who asked for its values.
  if (iterated.has(key) && innermost(functions, stack.at(-1)!) === innermost(functions, finding.chain[0]!.at.start)) return true;
  const call = handed.get(key);
  // An argument may be a call that leads there itself: `use((a ? f : g)())`.
  if (call === undefined || !finding.handedOver) {
    const isOnWay = stack.some((offset) => holds({ start: iterated.get(key) ?? start, end: assigned.get(key) ?? end }, offset));
    if (call === undefined || isOnWay) return isOnWay;
  }
  if (isRunBy(finding, call, stack, linted)) return true;
  if (finding.handedOver) return false;
  // Behind an `await` the stack no longer shows who handed the function over, but that it is called by another name.
  const name = /[\w$]*$/.exec(text.slice(start, end).replace(/\.bind\([^]*\)$/, '').replace(/\([^]*\)$/, ''))![0];
  const isIn = handedTo(finding, call, functions);
  return stack.some((offset, i) => i > 0 && isIn(stack[i - 1]!) && !text.slice(offset).startsWith(name));
}

/** The call of a wrapped function: what that does is said where it is wrapped, however often it is called. */
function isWrapped(offset: number, text: string): boolean {
  return /^bound\d+\(/.test(text.slice(offset, offset + 20));
}

/** Executions that came about through the same calls, by those calls, without those of wrapped functions. */
function waysOf(executions: readonly Execution[], text: string): readonly Execution[][] {
  const found = new Map<string, Execution[]>();
  for (const execution of [...executions].sort((a, b) => b.stack.length - a.stack.length)) {
    const { stack } = execution;
    const key = stack.filter((offset) => !isWrapped(offset, text)).join(',');
    // Behind an `await` the stack ends with such a call. Before it, the same function shows who called its caller as well.
    const endsThere = stack.length > 0 && isWrapped(stack.at(-1)!, text);
    const known = found.get(key) ?? (endsThere ? [...found].find(([other]) => other.startsWith(`${key},`))?.[1] : undefined);
    if (known === undefined) found.set(key, [execution]);
    else known.push(execution);
  }
  return [...found.values()];
}

/** Nobody saw it, it was not meant to be replaced, and there is a place to say so. */
function isLost(way: readonly Execution[], ways: readonly Execution[][], text: string, linted: Linted): boolean {
  if (way.some(({ seen }) => seen) || !way.some((execution) => !isExempt(execution, text) && !isReplaced(execution, linted))) return false;
  return hasPlaceOfItsOwn(way, ways, ({ seen }) => seen, text);
}

/**
 * There is a place on its way which no rebind that is right passes as well. (A helper that is right from one caller and lost
 * from another is reported at the other's call.)
 */
function hasPlaceOfItsOwn(way: readonly Execution[], ways: readonly Execution[][], isRight: (execution: Execution) => boolean, text: string): boolean {
  const { stack } = way[0]!;
  const owned = new Set(stack.filter((offset) => !isWrapped(offset, text)).map((offset) => loopAt(offset, text)));
  for (const other of ways) {
    if (other[0]!.stack[0] === stack[0] && other.some(isRight)) for (const offset of other[0]!.stack) owned.delete(loopAt(offset, text));
  }
  return owned.size > 0;
}

/** A loop asks for the next value at the name of its item, and closes what it goes through at its beginning: it is one place to edit. */
function loopAt(offset: number, text: string): number {
  return offset + (/^for (?:await )?\(const (?=item )/.exec(text.slice(offset, offset + 30))?.[0].length ?? 0);
}

/** A reset, or a restore: it is meant for nobody. Of a new value in a `finally` it is not known that it is. */
function isExempt({ value, stack }: Execution, text: string): boolean {
  return value === undefined || /^enterWith\(before/.test(text.slice(stack[0]));
}

/** Another rebind took its place in the same frame: it did not end with its context. */
function isReplaced({ stack, replacedBy }: Execution, { functions }: Linted): boolean {
  const frame = innermost(functions, stack.at(-1)!);
  return replacedBy.some((other) => innermost(functions, other.at(-1)!) === frame);
}

function holds(range: Range, offset: number): boolean {
  return range.start <= offset && offset < range.end;
}

function innermost(functions: readonly Range[], offset: number): Range | undefined {
  return functions.filter((range) => holds(range, offset)).sort((a, b) => b.start - a.start)[0];
}

function at(text: string, stack: readonly number[]): string {
  return stack.map((offset) => `line ${text.slice(0, offset).split('\n').length}`).join(' < ');
}

function unique(all: readonly Disagreement[]): Disagreement[] {
  return [...new Map(all.map((one) => [`${one.what}:${one.detail}`, one])).values()];
}
