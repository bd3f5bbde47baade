/**
 * Two tests of one function that ask the same: `if (slow) await load(); if (!slow) store.enterWith(user)`. Where what decides
 * that the function awaits may decide as well that a later place is come to, nobody can tell that there is a way through both.
 */
import { contains, UNKNOWN, type Place, type Step, type Value } from '../outline/outline.js';
import { stepsIn, visitSteps } from '../outline/steps.js';
import type { Program } from './program.js';

/** A list of steps, and which of them leads on to what is looked for. From the body of the function inwards. */
type Way = readonly { readonly steps: readonly Step[]; readonly at: number }[];

/** How deep a variable is looked through for what its value is made of. */
const MOST_STEPS = 8;

/**
 * Whether some test that decides if the `await` at `awaited` is met may be decided by the same as one, behind it, that decides
 * if `place` is come to; also where the one or the other is not found in `fn`.
 */
export function areDecidedTogether(program: Program, fn: number, awaited: Place, place: Place): boolean {
  const { body } = program.functions[fn]!;
  const toAwait = wayTo(body, (step) => (step.do === 'await' || (step.do === 'loop' && step.await)) && step.at.start === awaited.start);
  const toPlace = wayTo(body, (step) => step.do === 'call' && program.calls[step.call]!.at.start === place.start && program.calls[step.call]!.at.end === place.end);
  if (toAwait === undefined || toPlace === undefined) return true;
  const parting = toAwait.findIndex(({ steps, at }, i) => toPlace[i]?.steps !== steps || toPlace[i]?.at !== at);
  if (parting < 0 || toPlace[parting] === undefined) return false;
  const outer = parting === 0 ? undefined : toAwait[parting - 1]!.steps[toAwait[parting - 1]!.at];
  // Two arms of one branch are met in different rounds of a loop around it.
  if (outer?.do === 'branch') return true;
  const { steps, at } = toPlace[parting]!;
  const between = toAwait[parting]!.steps === steps && toAwait[parting]!.at < at ? toAwait[parting]!.at + 1 : 0;
  const later = new Asked(program, awaited);
  for (const step of steps.slice(between, at)) later.takeLeaving(step);
  later.takeWay(toPlace.slice(parting));
  if (later.isEmpty) return false;
  const first = new Asked(program, awaited);
  first.takeWay(toAwait.slice(parting));
  first.takeDone(toAwait[parting]!.steps[toAwait[parting]!.at]!);
  return first.mayDecide(later);
}

function wayTo(steps: readonly Step[], isIt: (step: Step) => boolean): Way | undefined {
  for (const [at, step] of steps.entries()) {
    if (isIt(step)) return [{ steps, at }];
    for (const part of stepsIn(step)) {
      const way = wayTo(part, isIt);
      if (way !== undefined) return [{ steps, at }, ...way];
    }
  }
  return undefined;
}

/** What some tests ask, as paths such as `variable 3.token`. */
class Asked {
  readonly #paths = new Set<string>();
  /** Something is asked of which nothing is known. */
  #isOpen = false;
  /** Something is asked that is assigned to in more than one place. */
  #isReassigned = false;

  constructor(readonly program: Program, readonly awaited: Place) {}

  get isEmpty(): boolean {
    return this.#paths.size === 0 && !this.#isOpen && !this.#isReassigned;
  }

  /** Whether what is asked later may be told by what was asked, or done, here. */
  mayDecide(later: Asked): boolean {
    if (this.#isOpen || later.#isOpen || later.#isReassigned) return true;
    return [...this.#paths].some((one) => [...later.#paths].some((other) => isWithin(one, other) || isWithin(other, one)));
  }

  /** The tests on a way. Its last step is what it leads to. */
  takeWay(way: Way): void {
    for (const { steps, at } of way.slice(0, -1)) this.#takeTest(steps[at]!);
  }

  /** All tests in a step that may leave what is around it. */
  takeLeaving(step: Step): void {
    let leaves = false;
    visitSteps([step], (one) => { leaves ||= one.do === 'exit' || one.do === 'jump'; });
    if (leaves) visitSteps([step], (one) => { this.#takeTest(one); });
  }

  /** What is done in there: properties that are set, and what calls give. */
  takeDone(step: Step): void {
    visitSteps([step], (one) => {
      if (one.do === 'assign') this.#take(one.target, 0);
      if (one.do === 'call') this.#paths.add(`call ${one.call}`);
    });
  }

  #takeTest(step: Step): void {
    switch (step.do) {
      case 'branch': this.#take(step.test ?? UNKNOWN, 0); break;
      case 'switch': this.#take(step.test, 0); break;
      // What the test of a loop asks is not kept.
      case 'loop': if (!step.endless) this.#take(step.over ?? UNKNOWN, 0); break;
      default:
    }
  }

  #take(value: Value, depth: number): void {
    if (depth > MOST_STEPS || value.is === 'unknown') {
      this.#isOpen = true;
      return;
    }
    const root = this.#rootOf(value, '', depth);
    if (root?.value.is === 'variable') this.#takeVariable(root.value.variable, root.path, depth);
    else if (root?.value.is === 'result') this.#takeCall(root.value.call, root.path, depth);
    else if (root !== undefined) this.#paths.add(`${keyOf(root.value)}${root.path}`);
    else for (const part of partsOf(value)) this.#take(part, depth + 1);
  }

  /** What a value is read from, and the properties on the way; a name with one value stands for that. */
  #rootOf(value: Value, path: string, depth: number): { readonly value: Value; readonly path: string } | undefined {
    switch (value.is) {
      case 'member': return this.#rootOf(value.of, value.name === '?' ? '' : `.${value.name}${path}`, depth);
      case 'typed': return this.#rootOf(value.of, path, depth);
      case 'variable': {
        const { values } = this.program.variables[value.variable]!;
        const behind = values.length === 1 && depth < MOST_STEPS ? this.#rootOf(values[0]!, path, depth + 1) : undefined;
        return behind ?? { value, path };
      }
      case 'result': case 'parameter': case 'this': case 'import': case 'global': return { value, path };
      default: return undefined;
    }
  }

  #takeVariable(id: number, path: string, depth: number): void {
    const { values } = this.program.variables[id]!;
    // What the `await` itself has given can be anything, whatever was known before.
    if (values.some((value) => this.#isAwaited(value))) return;
    this.#paths.add(`variable ${id}${path}`);
    if (values.length > 1 || values[0]?.is === 'constant') this.#isReassigned = true;
    else for (const value of values) this.#take(value, depth + 1);
  }

  #takeCall(call: number, path: string, depth: number): void {
    this.#paths.add(`call ${call}${path}`);
    const { callee, arguments: given } = this.program.calls[call]!;
    for (const value of [callee, ...given.map((one) => one.value)]) this.#take(value, depth + 1);
  }

  #isAwaited(value: Value): boolean {
    switch (value.is) {
      case 'awaited': return value.of.is === 'result' && contains(this.awaited, this.program.calls[value.of.call]!.at);
      case 'member': case 'element': case 'typed': return this.#isAwaited(value.of);
      case 'choice': return value.of.some((one) => this.#isAwaited(one));
      default: return false;
    }
  }
}

function partsOf(value: Value): readonly Value[] {
  switch (value.is) {
    case 'awaited': case 'element': case 'member': case 'typed': return [value.of];
    case 'choice': return value.of;
    case 'operation': return value.operands;
    default: return [];
  }
}

function keyOf(value: Value): string {
  switch (value.is) {
    case 'parameter': return `parameter ${value.function} ${value.index}`;
    case 'import': return `import ${value.module} ${value.name}`;
    case 'global': return `global ${value.name}`;
    default: return value.is;
  }
}

/** One of the two is a part of the other. */
function isWithin(path: string, outer: string): boolean {
  return path === outer || path.startsWith(`${outer}.`);
}
