/** Where an ambient identity is passed, or meant, although the same one is in hand. */
import type { Program } from '../flow/program.js';
import type { CallOutline, Place, Value } from '../outline/outline.js';
import type { Actors, InHand } from './actors.js';
import { isTold, type Decision, type Decisions } from './decisions.js';
import { lastNameOf, type Functions } from './functions.js';
import { isIdentity, type Found, type Identities, type Identity } from './identity.js';
import { isDecisionName, isGuardName, isPredicateName } from './names.js';
import { Nearest } from '../outline/nearest.js';
import { remembered } from './remembered.js';
import { visitSteps } from '../outline/steps.js';
import { wordsOf } from './words.js';

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
const TELLS = /^(?:log|debug|info|warn|error|trace|fatal|verbose|print|audit|track|capture|captureException|captureMessage|record|report|expect|assert|equal|strictEqual|deepEqual|deepStrictEqual|is|ok|set|setUser|setTag|setContext|setExtra|identify|push|stringify|format|format_map|sprintf|printf|str|repr|String|Boolean|Number|JSON|emit|toBe|toEqual)$/;
const TELLERS = /(?:\b|_)(?:console|log|logger|logging|sentry|telemetry|metrics|analytics|audit|tracer|span|t|assert)\b/i;

/** One of these words stands in whatever looks the identity up. */
const SPEAKS_OF_CONTEXT = /\b(?:user|actor|principal|viewer|account|identity|employee|member|me|caller|session|auth|authenticated|token|jwt|claims|tenant|org|organi[sz]ation|workspace|company|store|stored|storage|context|ctx|cls|als|cookies?|headers?|locals?|current|request|uid|remult|cds|who)\b/;
const speaksOfContext = remembered((text) => SPEAKS_OF_CONTEXT.test(wordsOf(text).join(' ')));

export class AmbientArguments {
  #compared: ReadonlySet<number> | undefined;

  constructor(readonly program: Program, readonly identities: Identities, readonly functions: Functions, readonly actors: Actors, readonly decisions: Decisions) {}

  /** In the order of the text. */
  all(): readonly AmbientArgument[] {
    return this.program.linted.calls.filter((call) => call.how === 'call' && call.in > 0 && this.actors.mayBeInHand(call.in, call.at.start) && !this.functions.isClient(call.in))
      .flatMap((call) => [...this.#passed(call), ...this.#implied(call)])
      .sort((a, b) => a.at.start - b.at.start);
  }

  #passed(call: CallOutline): readonly AmbientArgument[] {
    return call.arguments.flatMap((argument): AmbientArgument[] => {
      if (argument.spread || !this.#mayBeAmbient(argument.value)) return [];
      const found = partOfWhole(this.identities.of(argument.value));
      if (!isIdentity(found) || found.kind === 'rights' || found.in !== call.in || (found.form === 'part' && found.via.length > 0) || found.at === undefined || this.#tells(call) || this.#isLetPass(found, call)) return [];
      const local = this.#localOf(argument.value);
      const inHand = this.#inHand(call, call.at.start, found, local);
      if (inHand === undefined || (local !== undefined && this.#isDerived(inHand, found))) return [];
      return [{ how: 'passed', call, at: argument.at, identity: found, inHand, ...(local === undefined ? {} : { local: this.program.variables[local]!.name }) }];
    });
  }

  #implied(call: CallOutline): readonly AmbientArgument[] {
    if (!this.#mayDecide(call)) return [];
    for (const fn of this.identities.calleesOf(call)) {
      const decision = fn === call.in ? undefined : this.decisions.of(fn);
      if (decision === undefined || decision.tier === 'ignoredActor' || isTold(decision, call) || this.#gives(call)) continue;
      const inHand = this.#inHand(call, call.at.start, partOfWhole(decision.identity) as Identity);
      if (inHand !== undefined) return [{ how: 'implied', call, at: call.at, identity: decision.identity, inHand, decision }];
    }
    return [];
  }

  /** A wrapper that asks a guard, and hands on to the function that it was given whom the guard has let pass. */
  #isLetPass({ via: [first] }: Identity, { callee }: CallOutline): boolean {
    const name = first === undefined ? '' : this.identities.nameOf(first);
    return (isGuardName(name) || (isDecisionName(name, this.decisions.names) && !isPredicateName(name)))
      && callee.is === 'variable' && this.program.variables[callee.variable]!.values.some((value) => value.is === 'parameter' || (value.is === 'typed' && value.of.is === 'parameter'));
  }

  /** Told by names alone: to find out what a call runs may take other files. */
  #mayDecide(call: CallOutline): boolean {
    const name = lastNameOf(call.text);
    const { callee } = call;
    return isDecisionName(name, this.decisions.names) || isGuardName(name)
      || (callee.is === 'variable' && this.program.variables[callee.variable]!.values.some((value) => value.is === 'function'));
  }

  #mayBeAmbient(value: Value, depth = 0, seen = new Nearest<number>()): boolean {
    if (depth > 6) return false;
    const inner = (one: Value): boolean => this.#mayBeAmbient(one, depth + 1, seen);
    switch (value.is) {
      case 'result': return speaksOfContext(this.program.calls[value.call]!.text);
      case 'variable': return seen.isNew(value.variable, depth) && this.program.variables[value.variable]!.values.some(inner);
      case 'member': return speaksOfContext(value.name) || inner(value.of);
      case 'global': case 'import': return speaksOfContext(value.name);
      case 'awaited': case 'typed': return inner(value.of);
      case 'choice': return value.of.some(inner);
      default: return false;
    }
  }

  /** A guard that returns who is asking is how they come into hand. */
  #gives(call: CallOutline): boolean {
    const found = this.identities.ofCall(this.program.calls.indexOf(call));
    return isIdentity(found) && found.form !== 'part';
  }

  /** The one in hand, unless the very call is about them or finds them, or the function compares them with the ambient one. */
  #inHand(call: CallOutline, before: number, identity: Identity, except?: number): InHand | undefined {
    const passed = new Set(call.arguments.flatMap((argument) => variablesIn(argument.value)));
    // Where the ambient one only stands in, the one in hand is passed as well: `const id = userId ?? store.getStore()?.id`.
    for (const one of passed) for (const value of this.program.variables[one]!.values) if (value.is === 'choice' || value.is === 'variable') variablesIn(value).forEach((other) => passed.add(other));
    return this.actors.inHand(call.in, before, identity, except).find((one) => !passed.has(one.variable) && !this.#isCompared(one.variable)
      // Of who is known by number there is no more in hand than the number.
      && (one.named.form === 'whole' || identity.form === one.named.form) && !this.#isFoundBy(one, call) && !this.#isJustRead(one, identity, call));
  }

  /** The one in hand was looked up in the same way, and nothing was waited for since: the two cannot differ. */
  #isJustRead({ variable }: InHand, identity: Identity, call: CallOutline): boolean {
    const { values, function: owner } = this.program.variables[variable]!;
    return owner === call.in && values.length > 0 && values.every((value) => {
      const found = this.identities.of(value) ?? this.#lookedUpBy(value);
      return isIdentity(found) && found.at !== undefined && found.read.text === identity.read.text && found.read.store === identity.read.store
        && !this.#isWaitedFor(call.in, found.at.end, identity.in === call.in && identity.at !== undefined ? identity.at : call.at);
    });
  }

  /** `await current_user_of(db)`: what is handed in is where to look, and who is looked for comes from the context all the same. */
  #lookedUpBy(value: Value): Found | undefined {
    if (value.is === 'awaited' || value.is === 'typed') return this.#lookedUpBy(value.of);
    if (value.is !== 'result') return undefined;
    const call = this.program.calls[value.call]!;
    const found = this.identities.calleesOf(call).map((fn) => this.identities.readerOf(fn)).find(isIdentity);
    return found && { ...found, at: call.at, in: call.in };
  }

  /** Whether the function is suspended between the two, other than for the second itself. */
  #isWaitedFor(fn: number, from: number, to: Place): boolean {
    let found = false;
    visitSteps(this.program.functions[fn]!.body, (step) => {
      if ((step.do === 'await' || step.do === 'yield') && from < step.at.start && step.at.start < to.start && step.at.end <= to.start) found = true;
    });
    return found;
  }

  /** `const user = await verify(currentUser.getStore())` */
  #isFoundBy({ variable }: InHand, call: CallOutline): boolean {
    return this.program.variables[variable]!.values.some((value) => callsIn(this.program, value).includes(call));
  }

  /** What is in hand was made of the very read that is passed through a local: a token, and whom it names. */
  #isDerived(inHand: InHand, identity: Identity): boolean {
    return this.program.variables[inHand.variable]!.values.some((value) => { const found = this.identities.sourceOf(value)?.read; return found !== undefined && found.text === identity.read.text && found.at?.start === identity.read.at?.start; });
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
      for (const fn of this.program.linted.functions) {
        visitSteps(fn.body, (step) => {
          if (step.do === 'branch' && step.test !== undefined) look(step.test);
          else if (step.do === 'exit' || step.do === 'assign') look(step.value);
        });
      }
      for (const call of this.program.linted.calls) for (const argument of call.arguments) look(argument.value);
      for (const one of this.program.linted.variables) one.values.forEach(look);
      this.#compared = compared;
    }
    return this.#compared.has(variable);
  }

  #tells(call: CallOutline): boolean {
    if (TELLS.test(lastNameOf(call.text)) || TELLERS.test(call.text.replace(/[\w$]+$/, ''))) return true;
    // A call that the catalog knows binds the value again, crosses a boundary or runs nothing.
    const { knowledge } = this.identities.resolver;
    if (this.identities.resolver.resolve(call.callee, null).some((one) => one.kind === 'external' && knowledge.find(one.module, one.path).length > 0)) return true;
    return this.identities.calleesOf(call).some((fn) => this.#binds(fn));
  }

  /** A function of the project that binds what it is given: `restoreTenant(before)`. */
  #binds(fn: number): boolean {
    const { knowledge } = this.identities.resolver;
    return this.program.callsIn(fn).some(({ callee }) => this.identities.resolver.resolve(callee, null).some((one) => one.kind === 'external'
      && knowledge.find(one.module, one.path).some(({ role }) => role === 'rebind' || role === 'scope' || role === 'mutate')));
  }
}

/** The calls that a value is the result of, from the outermost in. */
function callsIn(program: Program, value: Value): readonly CallOutline[] {
  switch (value.is) {
    case 'result': {
      const call = program.calls[value.call]!;
      return [call, ...call.arguments.flatMap((argument) => callsIn(program, argument.value))];
    }
    case 'awaited': case 'typed': case 'member': return callsIn(program, value.of);
    case 'choice': return value.of.flatMap((one) => callsIn(program, one));
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
