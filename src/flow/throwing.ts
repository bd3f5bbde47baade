/**
 * May a function throw, or give a promise that rejects? Of most the first call of code that cannot be seen tells that they may,
 * and then nobody needs to follow them for it.
 */
import { Nearest } from '../outline/nearest.js';
import type { CallOutline, LoopStep, Step, Value } from '../outline/outline.js';
import type { Abstract, Closure, Env } from './abstract.js';
import type { Analysis } from './analysis.js';
import { givesResultOf } from './promises.js';
import { UNTOLD, type Arguments } from './resolve.js';

/** Functions within functions that are looked into. */
const DEEPEST = 30;
/** What these give is not found out here; of what other globals give nothing is certain. */
const TELLS_MORE = /^(?:Promise#(?:then|catch|finally)|Promise|Promise\.allSettled|Generator#__a(?:enter|exit)__)$/;
/** Variables that stand for each other. */
const MOST_NAMES = 8;

export class Throwing {
  readonly #known = new Map<string, boolean>();
  #depth = 0;

  constructor(readonly analysis: Analysis) {}

  /** True when its summary would say so, whatever is asked of it. False when that is not found out here. */
  mayThrow(fn: number, env: Env | null): boolean {
    const { body, generator } = this.analysis.program.functions[fn]!;
    const key = `${fn}<${env?.key ?? ''}>`;
    const known = this.#known.get(key);
    if (known !== undefined || generator || this.#depth >= DEEPEST) return known ?? false;
    // What a function that calls itself does is not found out here.
    this.#known.set(key, false);
    this.#depth += 1;
    const found = new Body(this, fn, env).throws(body);
    this.#depth -= 1;
    this.#known.set(key, found);
    return found;
  }
}

/** One function, for one way of calling it. */
class Body {
  constructor(readonly all: Throwing, readonly fn: number, readonly env: Env | null) {}

  /** Some of the steps, up to the first behind which it is not certain to go on, may throw. */
  throws(steps: readonly Step[]): boolean {
    for (const step of steps) {
      if (this.#atStep(step)) return true;
      if (!goesOn(step)) return false;
    }
    return false;
  }

  #atStep(step: Step): boolean {
    switch (step.do) {
      case 'call': return this.#call(step.call);
      case 'await': return this.#mayReject(step.value);
      case 'branch': return step.arms.some((arm) => this.throws(arm));
      case 'loop': return this.#loop(step);
      case 'try': return this.#try(step);
      case 'switch': return step.cases.some((one) => this.throws(one));
      case 'label': return this.throws(step.body);
      case 'exit': return step.how === 'throw' || (step.value.is === 'result' && this.#leavesFrame && this.#mayReject(step.value));
      case 'get': case 'assign': case 'yield': case 'jump': return false;
    }
  }

  /** It awaits what it returns. */
  get #leavesFrame(): boolean {
    const { language, program } = this.all.analysis;
    return program.functions[this.fn]!.async && !language.awaitKeepsContext;
  }

  #loop({ over, head, body }: LoopStep): boolean {
    // A generator may have nothing to give.
    if (over !== undefined && this.#resolve(over).some(({ kind }) => kind === 'iterator')) return false;
    return this.throws(head) || (head.every(goesOn) && this.throws(body));
  }

  #try({ block, handler, finalizer = [] }: Step & { do: 'try' }): boolean {
    if (!finalizer.every(goesOn)) return false;
    return (handler === undefined || this.throws(handler)) && this.throws(block);
  }

  #call(id: number): boolean {
    const { program, resolver } = this.all.analysis;
    const call = program.calls[id]!;
    if (call.how !== 'call' || call.callee.is === 'super') return false;
    return this.#resolve(call.callee).some((callee) => {
      if (callee.kind === 'closure') return this.#mayThrowAtOnce(callee, resolver.argumentsOf(call, this.env));
      return this.#isUnseen(callee) || this.#callbacksThrow(callee, call);
    });
  }

  #mayThrowAtOnce(callee: Closure, args: Arguments): boolean {
    const { program, resolver } = this.all.analysis;
    return !resolver.runsLater(callee.fn) && !program.functions[callee.fn]!.async && this.all.mayThrow(callee.fn, resolver.enter(callee, args));
  }

  /** `rows.forEach(check)`. */
  #callbacksThrow(callee: Abstract, call: CallOutline): boolean {
    const [first] = call.arguments;
    if (first === undefined || callee.kind !== 'external' || callee.module !== 'global' || !callee.path.startsWith('Array#') || !this.all.analysis.language.listCallbacks.has(callee.path.slice('Array#'.length))) return false;
    return this.#resolve(first.value).some((one) => one.kind === 'closure' && this.#mayThrowAtOnce(one, UNTOLD));
  }

  /** Code that cannot be seen: nobody knows but that it throws. */
  #isUnseen(callee: Abstract): boolean {
    const { knowledge } = this.all.analysis;
    if (callee.kind === 'external') return callee.module !== 'global' && knowledge.find(callee.module, callee.path).length === 0 && !knowledge.isQuiet(callee.module, callee.path);
    return callee.kind === 'unknown' || callee.kind === 'object' || callee.kind === 'namespace';
  }

  /** The promise may reject; the other way round than `certainlyFulfils`. */
  #mayReject(value: Value, depth = 0, seen = new Nearest<number>()): boolean {
    const any = (values: readonly Value[]): boolean => values.some((one) => this.#mayReject(one, depth + 1, seen));
    if (depth > MOST_NAMES) return false;
    switch (value.is) {
      case 'list': return any(value.items);
      case 'choice': return any(value.of);
      case 'variable': return seen.isNew(value.variable, depth) && any(this.all.analysis.program.variables[value.variable]!.values);
      case 'result': return this.#resultRejects(value.call);
      case 'parameter': case 'member': case 'awaited': return this.#resolve(value).some(({ kind }) => kind !== 'primitive');
      default: return false;
    }
  }

  #resultRejects(id: number): boolean {
    const { program, resolver } = this.all.analysis;
    const call = program.calls[id]!;
    return this.#resolve(call.callee).some((callee) => {
      if (callee.kind === 'closure') return program.functions[callee.fn]!.async && this.all.mayThrow(callee.fn, resolver.enter(callee, resolver.argumentsOf(call, this.env)));
      if (callee.kind === 'external') return givesResultOf(callee, this.all.analysis) === undefined && (callee.module !== 'global' || this.#globalRejects(callee.path, call));
      // What a wrapped function does is not found out here, nor a `then` of a class, nor a function that is handed over.
      return callee.kind !== 'functionMethod' && callee.kind !== 'wrapped' && callee.kind !== 'class';
    });
  }

  /** `Promise.all(rows.map(load))`. */
  #globalRejects(path: string, { arguments: given }: CallOutline): boolean {
    if (/^Promise\.(?:all|race|resolve)$/.test(path)) return given.some(({ value }) => this.#mayReject(value));
    if (/^Array#(?:map|flatMap)$/.test(path)) return given[0] !== undefined && this.#resolve(given[0].value).some((callback) => callback.kind === 'closure' && this.#gaveRejects(callback));
    return !TELLS_MORE.test(path);
  }

  /** The promise that a callback gives. */
  #gaveRejects(callback: Closure): boolean {
    const { program, resolver } = this.all.analysis;
    const env = resolver.enter(callback, UNTOLD);
    if (program.functions[callback.fn]!.async) return this.all.mayThrow(callback.fn, env);
    const inner = new Body(this.all, callback.fn, env);
    return resolver.returnedBy(callback.fn).some((value) => inner.#mayReject(value));
  }

  #resolve(value: Value): readonly Abstract[] {
    return this.all.analysis.resolver.resolve(value, this.env);
  }
}

/** What follows the step is reached for certain: told by the text alone. */
function goesOn(step: Step): boolean {
  switch (step.do) {
    case 'branch': return step.arms.some((arm) => arm.every(goesOn));
    case 'loop': return !step.endless && step.head.every(goesOn);
    case 'try': return step.block.every(goesOn) && (step.finalizer ?? []).every(goesOn);
    case 'switch': return !step.hasDefault;
    case 'label': return step.body.every(goesOn);
    case 'exit': case 'jump': return false;
    default: return true;
  }
}
