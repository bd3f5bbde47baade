/**
 * Methods that a framework runs again and again, and that nothing in the code hands over: it finds them by the class that theirs
 * extends (`class Mails extends WorkerHost { process() {} }`) or by a decorator (`@Interval(1000) poll() {}`).
 */
import type { CrossingEntry } from '../catalog/entry.js';
import type { MemberOutline, Place, Value } from '../outline/outline.js';
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

/** Those of the linted file, in the order of its classes. */
export function handlersIn(resolver: Resolver, knowledge: Knowledge): readonly Handler[] {
  const { linted, functions } = resolver.program;
  return linted.classes.flatMap((owner) => {
    const extended = owner.members.some(({ name }) => knowledge.repeatingNames.has(name)) ? externalsOf(resolver, owner.super, 0) : [];
    return owner.members.filter(isMethod).flatMap(({ name, value: { function: fn } }): readonly Handler[] => {
      const { decorators, nameAt } = functions[fn]!;
      const marks = decorators.flatMap((decorator) => externalsOf(resolver, decorator.is === 'result' ? resolver.program.calls[decorator.call]!.callee : decorator, DEEPEST));
      const found = [...extended.map(({ module, path }) => ({ module, path: `${path}#${name}`, text: path, at: owner.at })), ...marks.map(({ module, path }) => ({ module, path, text: `@${path}`, at: nameAt }))];
      return found.flatMap(({ module, path, text, at }) => knowledge.repeating(module, path).slice(0, 1).map((entry) => ({ entry, fn, by: { text, at } })));
    });
  });
}

function isMethod(member: MemberOutline): member is MemberOutline & { readonly value: Value & { is: 'function' } } {
  return member.kind === 'method' && !member.static && member.value.is === 'function';
}

/** What comes from packages of all that the value may be; of a class of the project, what that extends. */
function externalsOf(resolver: Resolver, value: Value | undefined, depth: number): readonly { readonly module: string; readonly path: string }[] {
  if (value === undefined) return [];
  return resolver.resolve(value, null).flatMap((one) => {
    if (one.kind === 'external') return [one];
    return one.kind === 'class' && depth < DEEPEST ? externalsOf(resolver, resolver.program.classes[one.class]!.super, depth + 1) : [];
  });
}
