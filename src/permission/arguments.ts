/** Where an ambient identity is passed, or meant, although the same one is in hand. */
import type { CallOutline, Outline, Place, Value } from '../outline/outline.js';
import type { Actors, InHand } from './actors.js';
import type { Decision, Decisions } from './decisions.js';
import { lastNameOf, type Functions } from './functions.js';
import { isIdentity, type Found, type Identities, type Identity } from './identity.js';
import { visitSteps } from './steps.js';

export interface PassedIdentity {
  readonly how: 'passed';
  readonly call: CallOutline;
  /** The argument. */
  readonly at: Place;
  readonly identity: Identity;
  readonly inHand: InHand;
  /** The name of the local that the identity went through; undefined when it is read in the argument itself. */
  readonly local?: string;
}

export interface ImpliedIdentity {
  readonly how: 'implied';
  readonly call: CallOutline;
  readonly at: Place;
  readonly identity: Identity;
  readonly inHand: InHand;
  readonly decision: Decision;
}

export type AmbientArgument = PassedIdentity | ImpliedIdentity;

/** Calls that tell somebody, decide nothing and hand nothing on: the ambient identity may well be what is to be told. */
const TELLS = /^(?:log|debug|info|warn|error|trace|fatal|verbose|print|audit|track|capture|captureException|captureMessage|record|report|expect|assert|equal|strictEqual|deepEqual|deepStrictEqual|is|ok|set|setUser|setTag|setContext|setExtra|identify|push|stringify|String|Boolean|Number|JSON|emit|toBe|toEqual)$/;
const TELLERS = /\b(?:console|log|logger|logging|sentry|telemetry|metrics|analytics|audit|tracer|span|t|assert)\b/i;

export class AmbientArguments {
  #compared: ReadonlySet<number> | undefined;

  constructor(readonly outline: Outline, readonly identities: Identities, readonly functions: Functions, readonly actors: Actors, readonly decisions: Decisions) {}

  /** In the order of the text. */
  all(): readonly AmbientArgument[] {
    return this.outline.calls.filter((call) => call.how === 'call' && call.in > 0 && !this.functions.isClient(call.in))
      .flatMap((call) => [...this.#passed(call), ...this.#implied(call)])
      .sort((a, b) => a.at.start - b.at.start);
  }

  #passed(call: CallOutline): readonly AmbientArgument[] {
    if (this.#tells(call)) return [];
    return call.arguments.flatMap((argument): AmbientArgument[] => {
      if (argument.spread) return [];
      const found = partOfWhole(this.identities.of(argument.value));
      if (!isIdentity(found) || found.kind === 'rights' || found.in !== call.in || (found.form === 'part' && found.via.length > 0) || found.at === undefined) return [];
      const local = this.#localOf(argument.value);
      const inHand = this.#inHand(call, call.at.start, found, local);
      if (inHand === undefined || (local !== undefined && this.#isDerived(inHand, found))) return [];
      return [{ how: 'passed', call, at: argument.at, identity: found, inHand, ...(local === undefined ? {} : { local: this.outline.variables[local]!.name }) }];
    });
  }

  #implied(call: CallOutline): readonly AmbientArgument[] {
    for (const fn of this.identities.calleesOf(call)) {
      const decision = fn === call.in ? undefined : this.decisions.of(fn);
      if (decision === undefined || decision.tier === 'ignoredActor' || (decision.tier === 'mixedFallback' && call.arguments.length > decision.parameter) || this.#gives(call)) continue;
      const inHand = this.#inHand(call, call.at.start, decision.identity);
      if (inHand !== undefined) return [{ how: 'implied', call, at: call.at, identity: decision.identity, inHand, decision }];
    }
    return [];
  }

  /** A guard that returns who is asking is how they come into hand. */
  #gives(call: CallOutline): boolean {
    const found = this.identities.ofCall(this.outline.calls.indexOf(call));
    return isIdentity(found) && found.form !== 'part';
  }

  /** The one in hand, unless the very call is about them or finds them, or the function compares them with the ambient one. */
  #inHand(call: CallOutline, before: number, identity: Identity, except?: number): InHand | undefined {
    const passed = call.arguments.flatMap((argument) => variablesIn(argument.value));
    return this.actors.inHand(call.in, before, identity, except).find((one) => !passed.includes(one.variable) && !this.#isCompared(one.variable)
      // Of who is known by number there is no more in hand than the number.
      && (one.named.form === 'whole' || identity.form === one.named.form) && !this.#isFoundBy(one, call));
  }

  /** `const user = await verify(currentUser.getStore())` */
  #isFoundBy({ variable }: InHand, call: CallOutline): boolean {
    return this.outline.variables[variable]!.values.some((value) => callsIn(this.outline, value).includes(call));
  }

  /** What is in hand was made of the very read that is passed through a local: a token, and whom it names. */
  #isDerived(inHand: InHand, identity: Identity): boolean {
    return this.outline.variables[inHand.variable]!.values.some((value) => this.identities.sourceOf(value)?.read.at.start === identity.read.at.start);
  }

  /** The local through which an argument comes by the identity. */
  #localOf(value: Value): number | undefined {
    switch (value.is) {
      case 'variable': return value.variable;
      case 'member': case 'awaited': case 'typed': return this.#localOf(value.of);
      case 'choice': {
        const ambient = value.of.find((one) => isIdentity(this.identities.of(one)));
        return ambient === undefined ? undefined : this.#localOf(ambient);
      }
      default: return undefined;
    }
  }

  /** Variables that are compared with somebody ambient: those are asked about. */
  #isCompared(variable: number): boolean {
    if (this.#compared === undefined) {
      const compared = new Set<number>();
      const look = (value: Value): void => {
        if (value.is === 'operation') {
          const { operands } = value;
          if (/^[!=]==?$/.test(value.operator) && operands.some((one) => isIdentity(this.identities.of(one)))) for (const one of operands.filter((each) => !isIdentity(this.identities.of(each)))) variablesIn(one).forEach((id) => compared.add(id));
          operands.forEach(look);
        } else if (value.is === 'choice') value.of.forEach(look);
      };
      for (const fn of this.outline.functions) {
        visitSteps(fn.body, (step) => {
          if (step.do === 'branch' && step.test !== undefined) look(step.test);
          else if (step.do === 'exit' || step.do === 'assign') look(step.value);
        });
      }
      for (const call of this.outline.calls) for (const argument of call.arguments) look(argument.value);
      for (const one of this.outline.variables) one.values.forEach(look);
      this.#compared = compared;
    }
    return this.#compared.has(variable);
  }

  #tells(call: CallOutline): boolean {
    if (TELLS.test(lastNameOf(call.text)) || TELLERS.test(call.text.replace(/[\w$]+$/, ''))) return true;
    // A call that the catalog knows binds the value again, crosses a boundary or runs nothing.
    const { knowledge } = this.identities.resolver;
    return this.identities.resolver.resolve(call.callee, null).some((one) => one.kind === 'external' && knowledge.find(one.module, one.path).length > 0);
  }
}

/** The calls that a value is the result of, from the outermost in. */
function callsIn(outline: Outline, value: Value): readonly CallOutline[] {
  switch (value.is) {
    case 'result': {
      const call = outline.calls[value.call]!;
      return [call, ...call.arguments.flatMap((argument) => callsIn(outline, argument.value))];
    }
    case 'awaited': case 'typed': case 'member': return callsIn(outline, value.of);
    case 'choice': return value.of.flatMap((one) => callsIn(outline, one));
    default: return [];
  }
}

/** The role of the current user is a part of them. */
function partOfWhole(found: Found | undefined): Found | undefined {
  return found?.kind === 'rights' && found.base.kind !== 'bag' ? { ...found, kind: found.base.kind, form: 'part' } : found;
}

function variablesIn(value: Value): readonly number[] {
  switch (value.is) {
    case 'variable': return [value.variable];
    case 'member': case 'awaited': case 'typed': case 'element': return variablesIn(value.of);
    case 'choice': return value.of.flatMap(variablesIn);
    case 'operation': return value.operands.flatMap(variablesIn);
    case 'object': return [...value.properties.flatMap((property) => variablesIn(property.value)), ...value.spreads.flatMap(variablesIn)];
    case 'list': return value.items.flatMap(variablesIn);
    default: return [];
  }
}
