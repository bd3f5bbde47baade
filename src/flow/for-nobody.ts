/** Rebinds by way of a setter that are meant for nobody, so that it is no loss when nobody sees them. */
import type { CallOutline, Step, Value } from '../outline/outline.js';
import { visitSteps } from '../outline/steps.js';
import type { Write } from './frame.js';
import type { Knowledge } from './knowledge.js';
import type { Language } from './language.js';
import { variablesBehind } from './made-of.js';
import type { Program } from './program.js';
import type { Resolver } from './resolve.js';

/**
 * `const before = getTenant(); …; restoreTenant(before)`: the call that leads to the rebind is given what was looked up in the
 * same store. A literal may stand in for what was not there.
 */
export function isPutBack(resolver: Resolver, { place, store, chain }: Write): boolean {
  return chain.length > 0 && resolver.program.callsAt(place).some((call) => call.arguments.some(({ value }) => {
    const found = resolver.resolve(value, null);
    const isFormer = found.map((one) => one.kind === 'external' && one.site === store && one.path.endsWith('()') && resolver.isLookedUp(one));
    return isFormer.includes(true) && found.every((one, i) => isFormer[i] === true || one.kind === 'primitive');
  }));
}

/**
 * `await this.switchTo(name); return this.tenant.run(this.opened.get(name), work)`: a function on the way opens a scope of the same
 * store, for the same, behind the call that leads to the rebind. It wants what else that call does; whom the value is for gets it
 * from the scope.
 */
export function isScopedAfter(resolver: Resolver, knowledge: Knowledge, { place, store, chain }: Write): boolean {
  const { program } = resolver;
  // The last link is the rebind itself.
  const calls = [place, ...chain.map(({ at }) => at)].slice(0, -1).flatMap((at) => program.callsAt(at));
  return calls.some((call) => {
    const told = namesIn(program, call.arguments.map(({ value }) => value));
    return told.size > 0 && program.callsWithin(call.in).some((later) => call.at.end < later.at.start
      && valuesBoundBy(later, store, resolver, knowledge).some((value) => [...namesIn(program, [value])].some((name) => told.has(name))));
  });
}

/** What the call binds in the store while it runs a function; of a store that each object has one of, in any of them. */
function valuesBoundBy({ callee, arguments: given }: CallOutline, store: string, resolver: Resolver, knowledge: Knowledge): readonly Value[] {
  const { program } = resolver;
  const made = program.callOf(store);
  return resolver.resolve(callee, null).flatMap((one) => {
    if (one.kind !== 'external') return [];
    const entry = knowledge.find(one.module, one.path).find(({ role }) => role === 'scope');
    const other = entry?.role === 'scope' ? entry.store ?? one.site : undefined;
    const isSame = other !== undefined && (other === store || (made !== undefined && program.callOf(other) === made));
    const value = isSame && entry?.role === 'scope' ? given[entry.argument]?.value : undefined;
    return value === undefined ? [] : [value];
  });
}

/**
 * `let it = store.getStore(); if (!it) { it = make(); store.enterWith(it); } return it;` in a function that is called for what it gives:
 * whoever finds nothing makes a value of its own, and has it in hand.
 */
export function isFilledIn(resolver: Resolver, { place, store, chain, origin }: Write): boolean {
  const { program } = resolver;
  const way = [place, ...chain.map(({ at }) => at)];
  const [rebind] = program.callsAt(origin.place);
  if (chain.length === 0 || rebind === undefined || program.callsAt(way.at(-2)!).some(({ discarded }) => discarded === true)) return false;
  const bound = namesIn(program, [origin.value]);
  let gives = false;
  visitSteps(program.functions[rebind.in]!.body, (step) => {
    gives ||= step.do === 'exit' && step.how === 'return' && [...namesIn(program, [step.value])].some((name) => bound.has(name));
  });
  return gives && program.callsIn(rebind.in).some((call) => call.at.end <= rebind.at.start && resolver.looksUp(call, store));
}

/**
 * `cell = []; store.set(cell); return pool.run(call)`, where `call` fills the cell in, in a function that is called for what it runs: it holds
 * out a place to note something in, for whoever has called that very function, and tells nobody who is asking. Behind an `await` that
 * keeps no context it is lost for the former as well.
 */
export function isHeldOut(program: Program, { awaitKeepsContext }: Language, { place, chain, origin: { place: at, value } }: Write): boolean {
  const [rebind] = awaitKeepsContext && chain.length > 0 ? program.callsAt(at) : [];
  if (rebind === undefined || value.is !== 'variable' || program.callsAt(place).some(({ discarded }) => discarded === true)) return false;
  const variable = program.variables[value.variable]!;
  return variable.function === rebind.in && variable.values.every(({ is }) => is === 'list' || is === 'object')
    && program.assignmentsOf(value.variable).some((assignment) => assignment.in !== rebind.in);
}

/** `store.enterWith(user); last = user`, and a function of the module that gives `store.getStore() ?? last`: who finds nothing in the store finds it there. */
export function isKeptBeside(resolver: Resolver, { store, origin: { place, value } }: Write): boolean {
  const { program } = resolver;
  const [rebind] = program.callsAt(place);
  if (rebind === undefined || value.is !== 'variable') return false;
  const { outline, module } = program.file(program.fileOf(rebind.in));
  const kept = new Set(program.variablesIn(module).filter(({ values }) => values.some((one) => one.is === 'variable' && one.variable === value.variable)));
  const isKept = (one: Value): boolean => (one.is === 'choice' ? one.of.some(isKept) : one.is === 'variable' && kept.has(program.variables[one.variable]!));
  return kept.size > 0 && outline.functions.some((_, row) => {
    let gives = false;
    visitSteps(program.functions[module + row]!.body, (step) => { gives ||= step.do === 'exit' && step.how === 'return' && isKept(step.value); });
    return gives && program.callsIn(module + row).some((call) => resolver.looksUp(call, store));
  });
}

/**
 * `setUser(undefined)`; and `setUser(null)` in a `finally`, or behind `setUser(user)` in the same function: a function on the way ends
 * what was bound for a while.
 *
 * @param rebinds all that are made
 */
export function isEnd(program: Program, { nobody }: Language, rebinds: readonly Write[], { place, store, chain, origin }: Write): boolean {
  const way = [place, ...chain.map(({ at }) => at)].map((at) => ({ at, calls: program.callsAt(at) }));
  const value = valueOn(program, way.slice(0, -1).map(({ calls }) => calls), origin.value);
  const text = value === undefined ? '' : textOf(value) ?? '';
  if (text === 'undefined') return chain.length > 0;
  return nobody.test(text) && way.some(({ at, calls }) => calls.some((call) => isInFinalizer(program, call)
    || rebinds.some((other) => other.store === store && other.fn === call.in && other.place.end <= at.start)));
}

function isInFinalizer(program: Program, call: CallOutline): boolean {
  let found = false;
  const isCall = (step: Step): void => {
    found ||= step.do === 'call' && program.calls[step.call] === call;
  };
  visitSteps(program.functions[call.in]!.body, (step) => {
    if (step.do === 'try') visitSteps(step.finalizer ?? [], isCall);
  });
  return found;
}

/** What is written, where that holds nothing else: a literal, `{}`, `[]`. */
function textOf(value: Value): string | undefined {
  switch (value.is) {
    case 'constant': return value.text;
    case 'object': return value.properties.length + value.spreads.length === 0 ? '{}' : undefined;
    case 'list': return value.items.length === 0 ? '[]' : undefined;
    default: return undefined;
  }
}

/** What is bound, told by the calls that lead to the rebind, outermost first. */
function valueOn(program: Program, calls: readonly (readonly CallOutline[])[], value: Value): Value | undefined {
  let found: Value | undefined = value;
  for (let i = calls.length - 1; i >= 0 && found !== undefined && textOf(found) === undefined; i--) found = argumentFor(program, calls[i]!, found);
  return found;
}

/** What the one call hands in for this parameter. */
function argumentFor(program: Program, calls: readonly CallOutline[], value: Value): Value | undefined {
  const [bound] = value.is === 'variable' ? program.variables[value.variable]!.values : [value];
  const parameter = bound?.is === 'typed' ? bound.of : bound;
  const [call] = calls;
  if (parameter?.is !== 'parameter' || parameter.rest === true || calls.length !== 1 || call!.arguments.some(({ spread }) => spread)) return undefined;
  const { name } = program.functions[parameter.function]!.parameters[parameter.index]!;
  return (call!.arguments.find((one) => one.name !== undefined && one.name === name) ?? call!.arguments.filter((one) => one.name === undefined)[parameter.index])?.value;
}

/** The variables of functions that values are made of. */
function namesIn(program: Program, values: readonly Value[]): ReadonlySet<number> {
  return new Set(values.flatMap((value) => [...variablesBehind(program, value)]).filter((variable) => !program.isModule(program.variables[variable]!.function)));
}
