/**
 * Can a rebind come to its end unseen in a file at all? Told from its outline by names alone, before anything is resolved. Of
 * most files that lead to a rebind it cannot: they bind before their first `await`, in functions that nobody is handed.
 */
import type { FunctionOutline, Outline, Step, Value } from '../outline/outline.js';
import type { Knowledge } from './knowledge.js';
import type { Language } from './language.js';
import { namesLeadingTo } from './leading.js';
import { marksOf } from './marks.js';
import { Names, namesOf, type Known } from './names.js';
import { importedBy } from './tables.js';

/**
 * False when every rebind that the file's own functions lead to is made before an `await` of theirs (where that ends a rebind), and
 * in none that is handed to a call, or called by a framework.
 *
 * @param rebinding every name that may lead to a rebind
 */
export function mayLose(outline: Outline, rebinding: Known, language: Language, { foundNames, exportCrossing }: Pick<Knowledge, 'foundNames' | 'exportCrossing'>): boolean {
  if (mayRunAwaited(rebinding, language)) return true;
  const handed = new Names(outline, rebinding, language);
  if (outline.calls.some((_, id) => handed.takes(id))) return true;
  if (language.awaitKeepsContext) return outline.functions.some((_, id) => isMarked(outline, id) && handed.leads(id));
  if (outline.functions.some(({ kind, name }, id) => kind === 'method' && foundNames.has(name) && handed.leads(id))) return true;
  if (outline.exports.some(({ name }) => exportCrossing(outline.file, name, importedBy(outline)) !== undefined)) return true;
  const search = new LateCalls(outline, new Names(outline, rebinding, language, 'called'));
  return outline.functions.some((fn) => fn.async && search.isIn(fn));
}

/** An object of the project with a method of a promise (`then`) runs where it is awaited. True when one may lead to a name of these. */
export function mayRunAwaited(rebinding: Known, language: Language): boolean {
  return [...language.promiseMethods].some((name) => rebinding.has(name));
}

/**
 * False when the file calls nothing that binds behind an `await` of its own, so that nobody in it could look for that in vain.
 *
 * @param calling those of `rebinding` that lead to a rebind while they are called
 */
export function mayMiss(outline: Outline, rebinding: Known, calling: Known | undefined, language: Language): boolean {
  const awaited = new Names(outline, { has: (name) => rebinding.has(name) && calling?.has(name) !== true }, language, 'called');
  return outline.calls.some(({ callee }) => awaited.mayName(callee));
}

/**
 * Which functions of the file may have to do with a rebind that comes to its end unseen? Where an `await` ends none, it takes one that
 * hands over what may bind, or is called by a framework: whoever does not lead to one of those need not be followed to find that out.
 *
 * @param rebinding every name that may lead to a rebind
 */
export class Losing {
  readonly #marked: ReadonlySet<number>;
  /** Looks for the calls that hand it over; undefined where one of them has no name. */
  readonly #calling: Names | undefined;

  constructor(outline: Outline, rebinding: Known, language: Language) {
    const handed = new Names(outline, rebinding, language);
    this.#marked = new Set(outline.functions.flatMap((_, id) => (isMarked(outline, id) && handed.leads(id) ? [id] : [])));
    const called = outline.calls.flatMap(({ callee }, id) => (handed.takes(id) ? [namesOfCalled(callee, outline, language)] : []));
    const names = new Set(called.flat());
    this.#calling = called.some(({ length }) => length === 0) ? undefined : new Names(outline, namesLeadingTo(outline, language, names), language);
  }

  isIn(fn: number): boolean {
    return this.#marked.has(fn) || (this.#calling?.leads(fn) ?? true);
  }
}

function isMarked({ functions }: Outline, fn: number): boolean {
  return functions[fn]!.parameters.some((one) => marksOf(one).length > 0);
}

/** What is called, or what gives it: `tool` of `server.tool(name='x')(f)`. Nothing when that has no name. */
function namesOfCalled(callee: Value, outline: Outline, language: Language): readonly string[] {
  switch (callee.is) {
    case 'variable': case 'import': case 'global': case 'member': return namesOf(callee, outline, language);
    case 'result': return namesOfCalled(outline.calls[callee.call]!.callee, outline, language);
    case 'awaited': case 'typed': case 'element': return namesOfCalled(callee.of, outline, language);
    default: return [];
  }
}

/** Looks for what may lead to a rebind behind an `await`, or a `yield`, of the same function. */
class LateCalls {
  #suspended = false;

  constructor(readonly outline: Outline, readonly names: Names) {}

  isIn({ body }: FunctionOutline): boolean {
    this.#suspended = false;
    return this.#among(body);
  }

  /** In the order of the text: what is behind an `await` in one arm of a branch is so for the arms below it, too. */
  #among(...lists: readonly (readonly Step[])[]): boolean {
    return lists.some((steps) => steps.some((step) => this.#at(step)));
  }

  #at(step: Step): boolean {
    switch (step.do) {
      case 'await': case 'yield':
        this.#suspended = true;
        return false;
      case 'call': return this.#suspended && this.#leads(step.call);
      case 'get': return this.#suspended && this.names.mayGet(step.value);
      case 'assign': return this.#suspended && this.names.maySet(step.target);
      case 'branch': return this.#among(...step.arms);
      case 'loop': return this.#inLoop(step);
      case 'switch': return this.#among(...step.cases);
      case 'label': return this.#among(step.body);
      case 'try': return this.#among(step.block, step.handler ?? [], step.finalizer ?? []);
      case 'exit': case 'jump': return false;
    }
  }

  /** What is behind an `await` from the second round on counts as well. */
  #inLoop(step: Step & { do: 'loop' }): boolean {
    if (step.await) this.#suspended = true;
    return this.#among(step.head, step.body, step.tail) || this.#among(step.head, step.body, step.tail);
  }

  #leads(id: number): boolean {
    const { callee } = this.outline.calls[id]!;
    return callee.is === 'super' || callee.is === 'result' || this.names.mayName(callee);
  }
}
