/**
 * `const now = store.getStore(); if (now) now.user = user; else store.enterWith({ user })`: bound only where nothing is. The object may
 * also be changed behind the branch, whichever of the two it is: `if (!now) { now = {}; store.enterWith(now); } now.user = user;`
 */
import { Nearest } from '../outline/nearest.js';
import type { Step, Value } from '../outline/outline.js';
import type { Activation } from './activation.js';
import { comesFromParameter } from './summaries.js';

export interface Emptiness {
  readonly store: string;
  /** The arm of the branch that runs when the store is empty. */
  readonly emptyArm: 0 | 1;
}

/**
 * The branch asks whether a store is empty, and the object in it is changed when it is not; undefined for all others.
 *
 * @param following gives what stands behind the branch
 */
export function askedForEmptiness(activation: Activation, { arms, test }: Step & { do: 'branch' }, following: () => readonly Step[]): Emptiness | undefined {
  // Only what this function binds itself is told apart. Most bind nothing, and to find out what is asked takes time.
  if (test === undefined || arms.length !== 2 || !activation.analysis.bindsByItself(activation.fn)) return undefined;
  const asked = lookedUpIn(activation, test);
  return asked !== undefined && (changes(activation, arms[1 - asked.emptyArm]!, asked.store) || changes(activation, following(), asked.store, false)) ? asked : undefined;
}

function lookedUpIn(activation: Activation, test: Value): Emptiness | undefined {
  const asked = askedIn(test);
  const store = asked !== undefined && mayBeLookedUp(activation, asked.value) ? heldBy(activation, asked.value) : undefined;
  return store === undefined ? undefined : { store, emptyArm: asked!.emptyArm };
}

/** The value of which a test asks whether it is anything at all, and which arm of the branch runs when it is not; undefined where it asks something else. */
export function askedIn(test: Value): { readonly value: Value; readonly emptyArm: 0 | 1 } | undefined {
  if (test.is !== 'operation') return { value: test, emptyArm: 1 };
  const [left, right] = test.operands;
  if (left === undefined) return undefined;
  const inner = test.operator === '!' || (right?.is === 'constant' && /^(?:undefined|null)$/.test(right.text)) ? askedIn(left) : undefined;
  if (inner === undefined) return undefined;
  return test.operator.startsWith('!=') ? inner : { ...inner, emptyArm: inner.emptyArm === 0 ? 1 : 0 };
}

/** False when the text alone says that no call has given the value: a property of what came in as an argument, for one. */
function mayBeLookedUp(activation: Activation, value: Value, depth = 0, seen = new Nearest<number>()): boolean {
  switch (value.is) {
    case 'constant': case 'function': case 'class': case 'object': case 'list': return false;
    case 'member': return !comesFromParameter(activation.analysis.program, value.of);
    case 'variable': return depth > MOST_NAMES || (seen.isNew(value.variable, depth) && activation.analysis.program.variables[value.variable]!.values.some((one) => mayBeLookedUp(activation, one, depth + 1, seen)));
    default: return true;
  }
}

/** Variables that stand for each other. */
const MOST_NAMES = 4;

/** The store whose object the value is; undefined when it is none. */
function heldBy(activation: Activation, value: Value): string | undefined {
  for (const one of activation.resolve(value)) if (one.kind === 'external' && one.path.endsWith('()') && activation.resolver.isLookedUp(one) && activation.analysis.stores.has(one.site)) return one.site;
  return undefined;
}

/** @param mayCall a call of one of its methods, or one that it is handed to, may be what changes it */
function changes(activation: Activation, steps: readonly Step[], store: string, mayCall = true): boolean {
  const isIt = (value: Value): boolean => heldBy(activation, value) === store;
  const any = (lists: readonly (readonly Step[])[]): boolean => lists.some((list) => changes(activation, list, store, mayCall));
  return steps.some((step) => {
    switch (step.do) {
      case 'assign': return step.target.is === 'member' && isIt(step.target.of);
      case 'call': {
        const { callee, arguments: given } = activation.analysis.program.calls[step.call]!;
        return mayCall && (given.some(({ value }) => isIt(value)) || (callee.is === 'member' && isIt(callee.of)));
      }
      case 'branch': return any(step.arms);
      case 'loop': return any([step.head, step.body, step.tail]);
      case 'try': return any([step.block]);
      default: return false;
    }
  });
}
