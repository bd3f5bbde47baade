/** Calls that are certain to throw nothing. */
import type { CallOutline, Step, Value } from '../outline/outline.js';
import { callable, type Abstract, type Closure, type Env, type External } from './abstract.js';
import type { Analysis } from './analysis.js';

/** Functions within functions that are looked into. */
const MAX_DEPTH = 6;

/**
 * True when the call, which may be a call of any of these, throws nothing before it gives its result. An async function never
 * does: what is thrown in it rejects its promise.
 */
export function throwsNothing(analysis: Analysis, call: CallOutline, callees: readonly Abstract[], env: Env | null, depth = 0): boolean {
  return depth < MAX_DEPTH && callees.length > 0 && callable(callees).every((callee) => {
    if (callee.kind === 'closure') return isHarmless(analysis, callee.fn, envOf(analysis, callee, call, env), depth);
    if (callee.kind === 'wrapped') return callee.target.every((one) => one.kind === 'closure' && isHarmless(analysis, one.fn, one.env, depth + 1));
    if (callee.kind === 'class') return analysis.resolver.ancestry(callee).every((one) => isHarmlessClass(analysis, one.class, depth));
    return callee.kind === 'external' && isKnownNotToThrow(analysis, callee, call, env, depth) && !analysis.language.throwingCall.test(call.text);
  });
}

/** What it is given matters where it calls that. Of functions of other files not many ways to call them are told apart. */
function envOf({ program, resolver }: Analysis, callee: Closure, call: CallOutline, env: Env | null): Env | null {
  return program.isLinted(callee.fn) && program.functions[callee.fn]!.parameters.length > 0 ? resolver.enter(callee, resolver.argumentsOf(call, env)) : callee.env;
}

function isHarmless(analysis: Analysis, fn: number, env: Env | null, depth: number): boolean {
  const { async, generator, body } = analysis.program.functions[fn]!;
  // In Python such a function runs where it is awaited, or gone through.
  if (async || generator) return !analysis.language.awaitKeepsContext;
  return body.every((step) => isHarmlessStep(analysis, step, env, depth));
}

/** What the class itself does when something is made of it; the classes that it extends are looked at by themselves. */
function isHarmlessClass(analysis: Analysis, id: number, depth: number): boolean {
  const { fields, members, super: base } = analysis.program.classes[id]!;
  const isSeen = base === undefined || analysis.resolver.resolve(base, null).every((one) => one.kind === 'class' || (one.kind === 'external' && analysis.knowledge.knows(one.module, one.path)));
  return isSeen && (fields < 0 || isHarmless(analysis, fields, null, depth)) && members.every(({ kind, value }) => kind !== 'constructor' || value.is !== 'function' || isHarmless(analysis, value.function, null, depth + 1));
}

function isHarmlessStep(analysis: Analysis, step: Step, env: Env | null, depth: number): boolean {
  const all = (...parts: readonly (readonly Step[])[]): boolean => parts.every((steps) => steps.every((one) => isHarmlessStep(analysis, one, env, depth)));
  switch (step.do) {
    case 'call': {
      const call = analysis.program.calls[step.call]!;
      // Every class of the line is looked at where something is made of the last.
      if (call.callee.is === 'super') return true;
      return throwsNothing(analysis, call, analysis.resolver.resolve(call.callee, env), env, depth + 1);
    }
    case 'exit': case 'await': case 'yield': return step.do === 'exit' && step.how === 'return';
    case 'get': return !isAccessor(analysis, step.value);
    case 'assign': return step.target.is !== 'member' || !isAccessor(analysis, step.target);
    case 'branch': return all(...step.arms);
    case 'loop': return all(step.head, step.body, step.tail);
    case 'try': return all(step.block, step.handler ?? [], step.finalizer ?? []);
    case 'switch': return all(...step.cases);
    case 'label': return all(step.body);
    case 'jump': return true;
  }
}

function isAccessor({ resolver }: Analysis, value: Value): boolean {
  return value.is === 'member' && resolver.resolve(value.of, null).some((of) => resolver.getters(of, value.name).length > 0 || resolver.setters(of, value.name).length > 0);
}

/** What is quiet, or made of what the catalog knows; and what runs a function at once where that throws nothing. */
function isKnownNotToThrow(analysis: Analysis, { module, path }: External, call: CallOutline, env: Env | null, depth: number): boolean {
  const { knowledge, resolver } = analysis;
  if (knowledge.isQuiet(module, path) || (call.how === 'new' && (knowledge.knows(module, path) || (module === 'global' && path === 'Promise')))) return true;
  const entries = knowledge.find(module, path);
  const runsNothing = (): boolean => call.arguments.every(({ value }) => resolver.resolve(value, env).every((one) => one.kind === 'primitive' || (one.kind === 'closure' && isHarmless(analysis, one.fn, one.env, depth + 1))));
  return entries.length > 0 && entries.every((entry) => {
    switch (entry.role) {
      case 'read': case 'rebind': case 'mutate': return true;
      case 'crossing': return (entry.boundary === 'later' && entry.kind !== 'inline' && entry.kind !== 'nest' && entry.orInline !== true) || runsNothing();
      case 'scope': return runsNothing();
      default: return false;
    }
  });
}
