/**
 * Functions that a framework runs again and again, and that nothing in the code hands over: it finds them by the class that theirs
 * extends (`class Mails extends WorkerHost { process() {} }`) or by a decorator (`@Interval(1000) poll() {}`, `@shared_task`).
 */
import type { CrossingEntry } from '../catalog/entry.js';
import type { Place, Value } from '../outline/outline.js';
import { calledName } from './called-name.js';
import type { Knowledge } from './knowledge.js';
import type { Resolver } from './resolve.js';

export interface Handler {
  readonly entry: CrossingEntry;
  readonly fn: number;
  /** What it is known by, as the framework calls it, and where the user says so. */
  readonly by: { readonly text: string; readonly at: Place };
}

/** Classes that extend each other are followed so far. */
const DEEPEST = 5;

/** Those of the linted file, in the order of its functions. */
export function handlersIn(resolver: Resolver, knowledge: Knowledge): readonly Handler[] {
  const { linted } = resolver.program;
  return linted.functions.flatMap((_, fn) => [...byDecorator(resolver, knowledge, fn), ...byClass(resolver, knowledge, fn)].slice(0, 1));
}

function byDecorator(resolver: Resolver, knowledge: Knowledge, fn: number): readonly Handler[] {
  const { calls, functions } = resolver.program;
  const { decorators, nameAt } = functions[fn]!;
  return decorators.flatMap((decorator) => {
    const call = decorator.is === 'result' ? calls[decorator.call]! : undefined;
    const mark = call?.callee ?? decorator;
    if (!knowledge.repeatingNames.has(calledName(mark, resolver.program) ?? '')) return [];
    return externalsOf(resolver, mark, DEEPEST).flatMap(({ module, path }) => handlersBy(knowledge, module, path, fn, { text: `@${call?.text ?? path.replace(/^.*[.#]/, '')}`, at: nameAt }));
  });
}

function byClass(resolver: Resolver, knowledge: Knowledge, fn: number): readonly Handler[] {
  const { classes, functions } = resolver.program;
  const { class: owner, kind, static: isStatic, name } = functions[fn]!;
  if (owner === undefined || kind !== 'method' || isStatic === true || !knowledge.repeatingNames.has(name)) return [];
  return externalsOf(resolver, classes[owner]!.super, 0).flatMap(({ module, path }) => handlersBy(knowledge, module, `${path}#${name}`, fn, { text: path, at: classes[owner]!.at }));
}

function handlersBy(knowledge: Knowledge, module: string, path: string, fn: number, by: Handler['by']): readonly Handler[] {
  return knowledge.repeating(module, path).map((entry) => ({ entry, fn, by }));
}

/** The boundary that a framework runs the method across: it is one that it calls on whatever extends a class of its own. */
export function foundCrossing(resolver: Resolver, knowledge: Knowledge, fn: number): CrossingEntry | undefined {
  const { classes, functions } = resolver.program;
  const { class: owner, kind, static: isStatic, name } = functions[fn]!;
  if (owner === undefined || kind !== 'method' || isStatic === true || !knowledge.foundNames.has(name)) return undefined;
  return externalsOf(resolver, classes[owner]!.super, 0).map(({ module, path }) => knowledge.foundCrossing(module, `${path}#${name}`)).find((entry) => entry !== undefined);
}

/** What comes from packages of all that the value may be, or that gives it; of a class of the project, what that extends. */
function externalsOf(resolver: Resolver, value: Value | undefined, depth: number): readonly { readonly module: string; readonly path: string }[] {
  if (value === undefined) return [];
  const made = value.is === 'result' ? externalsOf(resolver, resolver.program.calls[value.call]!.callee, DEEPEST).map(({ module, path }) => ({ module, path: `${path}()` })) : [];
  return [...made, ...resolver.resolve(value, null).flatMap((one) => {
    if (one.kind === 'external') return [one];
    return one.kind === 'class' && depth < DEEPEST ? externalsOf(resolver, resolver.program.classes[one.class]!.super, depth + 1) : [];
  })];
}
