/** Which functions decide a permission for somebody they look up themselves. */
import type { Program } from '../flow/program.js';
import type { CallOutline, ParameterOutline, Place, Step, Value } from '../outline/outline.js';
import type { Functions } from './functions.js';
import { GivenFunctions } from './given.js';
import type { Hooks } from './hooks.js';
import type { Idiom } from './idiom.js';
import { lastNameOf } from './functions.js';
import { isIdentity, type Found, type Identities, type Identity } from './identity.js';
import { isDecisionName, isDemandName, isFilterName, isGrantName, isGuardName, isPredicateName, isRequestParameter, isRequirement, isRightName, type DecisionNames } from './names.js';
import { asksWhetherThere, nullChecksOf } from './null-checks.js';
import { visitSteps } from '../outline/steps.js';
import type { Actors } from './actors.js';
import { namedBy, nounOf, type Kind } from './words.js';

/**
 * How a function comes by the identity that it decides for, surest first. `mixedFallback`: a parameter, and the ambient one
 * where it is missing. `ignoredActor`: it takes a parameter, and decides for the ambient one. `edgeGuard`: lets only a known
 * person into an edge. `directRead`: it reads itself. `throughChain`: through other functions.
 */
export type Tier = 'mixedFallback' | 'ignoredActor' | 'edgeGuard' | 'directRead' | 'throughChain';

export interface Decision {
  readonly tier: Tier;
  readonly fn: number;
  readonly identity: Identity;
  /** Its name, where a report about it belongs: it stays where it is, whatever is changed inside. */
  readonly name: string;
  readonly at: Place;
  /** What it asks in turn and tells whom it is about: `hasRole` for `isOwner() { return hasRole(store.getStore(), 'owner'); }`. */
  readonly twin?: Twin;
  /** Position of the parameter that it falls back from or ignores; -1 for the other tiers. */
  readonly parameter: number;
  /** What it takes there, as it is written: `user`, `options.tenantId`. */
  readonly takes?: string;
  /** Under which the parameter holds that, where it is a part of it. */
  readonly property?: string;
  /** `ignoredActor`: it decides by the parameter as well. */
  readonly partly?: true;
  /** All that it decides by, in the order of `Touch`. */
  readonly identities: readonly Identity[];
}

/** What only the language knows of a variable. */
export interface References {
  /** How often the variable (its number in the outline) is read, wherever that is; Infinity when that cannot be told. */
  countReads(variable: number): number;
  /** Whether the variable can be named at this offset. */
  isInScope(variable: number, offset: number): boolean;
}

export interface Twin {
  readonly text: string;
  /** What it is told. */
  readonly kind: Kind;
}

type Tiered = Pick<Decision, 'tier' | 'identity' | 'parameter' | 'takes' | 'property' | 'partly'>;

/** Something of a parameter that may say whom it is about: all of it, or what it holds under a name. */
interface Told extends Pick<Decision, 'takes' | 'property'> {
  /** The variable that holds it; undefined for a property that is taken where it is needed. */
  readonly variable?: number;
  /** Its name says nothing of whom it is about: that the whole of what is looked up stands in for it does. */
  readonly unnamed?: true;
  refers(value: Value): boolean;
}

/** Something that a decision rests on: who comes before the number of a session and before the tenant, what is read here before what others read, and so on in the order of the text. */
interface Touch {
  readonly identity: Identity;
}

/** Calls within calls that are followed. */
const MAX_CHAIN = 40;
const REDIRECTS = /^(?:redirect|permanentRedirect|notFound|forbidden|unauthorized|abort|denyAccess|redirect_\w+|HttpResponseForbidden|HttpResponseRedirect|RedirectResponse|permission_denied|handle_no_permission)$/;
/** What an answer to somebody who may not is known by. */
const REFUSALS = /^(?:error|errors|response|status|statusCode|message|reason|redirect)$/;
/** Under which an object tells what was decided: `{ user, allowed }`. */
const VERDICTS = /^(?:allowed|permitted|authori[sz]ed|granted|denied|error|errors|response|(?:is|has|can)(?:[A-Z_]\w*))$/;
const RESPONSES = /(?:^|\.)(?:\w*Response|(?:\w*Response|res)\.json|unauthorized|forbidden)$/i;
const BOOLEAN = /^(?:(?:Promise<|PromiseLike<)?boolean|(?:Awaitable\[)?bool)\b/;
const YES_OR_NO = /^(?:some|every|includes|has|test|startsWith|endsWith|equals|isEqual|Boolean|bool|any|all|startswith|endswith|isinstance|can|issubset|issuperset)$/;
const COMPARISONS = new Set(['===', '!==', '==', '!=', '!', '<', '>', '<=', '>=', 'in', 'not in', 'instanceof', '&&']);

export class Decisions {
  readonly #touches = new Map<number, readonly Touch[]>();
  readonly #known = new Map<number, Decision | undefined>();
  readonly #given: GivenFunctions;
  #depth = 0;

  constructor(
    readonly program: Program, readonly identities: Identities, readonly functions: Functions, readonly actors: Actors,
    readonly names: DecisionNames, readonly references: References, readonly idiom: Idiom, readonly hooks: Hooks,
  ) {
    this.#given = new GivenFunctions(program);
  }

  /** All decisions of the linted file for somebody ambient, in the order of the text. */
  all(): readonly Decision[] {
    return this.program.linted.functions.map((_, fn) => this.of(fn)).filter((one) => one !== undefined);
  }

  /** How the function decides for somebody ambient; undefined when it does not, or may. */
  of(fn: number): Decision | undefined {
    if (this.#known.has(fn)) return this.#known.get(fn);
    this.#known.set(fn, undefined);
    const found = this.#judge(fn);
    this.#known.set(fn, found);
    return found;
  }

  #judge(fn: number): Decision | undefined {
    const { kind } = this.program.functions[fn]!;
    const name = this.#nameOf(fn);
    if (name === '' || !/^(?:plain|arrow|method|getter)$/.test(kind)) return undefined;
    // What has nothing of a decision about it is not looked into: that might take other files.
    const wraps = this.#wraps(fn);
    if (!wraps && !this.#isNamed(fn) && !isGuardName(name) && !isGrantName(name) && !(this.#hasActor(fn) && this.#answersYesOrNo(fn))) return undefined;
    if (this.functions.isEdge(fn) || this.functions.isClient(fn) || this.#isPartOfGuard(fn) || this.#isPutAround(fn)) return undefined;
    const touches = this.#touchesOf(fn);
    if (touches.length === 0 || this.hooks.isHook(fn)) return undefined;
    const found = wraps ? this.#wrapper(fn, touches[0]!) : this.#givesWrapper(fn) ? edgeGuard(touches[0]!.identity) : this.#tierOf(fn, touches);
    if (found === undefined || this.functions.isEdgeElsewhere(fn)) return undefined;
    const twin = this.#twinOf(fn, found.identity);
    return { ...found, fn, name, at: this.identities.named(fn).at, identities: touches.map(({ identity }) => identity), ...(twin === undefined ? {} : { twin }) };
  }

  /** The decision that it hands the identity to, where that looks nobody up in turn: callers who have somebody in hand can ask that one. */
  #twinOf(fn: number, identity: Identity): Twin | undefined {
    const kind = wholeKindOf(identity);
    for (const one of this.#inside(fn)) {
      for (const call of this.#callsIn(one)) {
        const name = lastNameOf(call.text);
        if (name === this.#nameOf(fn) || !isDecisionName(name, this.names) || !/^[\w$.#]+$/.test(call.text)) continue;
        const told = call.arguments.map((argument) => this.identities.of(argument.value)).find((found): found is Identity => isIdentity(found) && found.form !== 'part' && isSameKind(found.kind, kind));
        if (told !== undefined && this.identities.calleesOf(call).every((callee) => this.#touchesOf(callee).length === 0)) return { text: call.text, kind: told.kind };
      }
    }
    return undefined;
  }

  #nameOf(fn: number): string {
    return this.identities.nameOf(fn);
  }

  #hasActor(fn: number): boolean {
    return this.program.functions[fn]!.parameters.some((parameter) => parameter.variables.some((variable) => this.actors.isActorName(this.program.variables[variable]!.name)));
  }

  // ---- the tiers

  #tierOf(fn: number, touches: readonly Touch[]): Tiered | undefined {
    const mixed = this.#fallback(fn, touches);
    // Rows that are looked up for a tenant, or what they are looked up by, are no answer about somebody: who forgets to say for which one gets those of their own.
    if (mixed?.identity.kind === 'tenant' && !this.#isNamed(fn) && (!this.#answersYesOrNo(fn) || isFilterName(this.#nameOf(fn)))) return undefined;
    const found = mixed ?? this.#ignored(fn, touches) ?? this.#plain(fn, touches[0]!);
    return found === undefined || found.parameter >= 0 || found.tier === 'edgeGuard' ? found : this.#beside(fn, touches) ?? found;
  }

  /** It is told who is asking, decides by that, and by the ambient one as well. */
  #beside(fn: number, touches: readonly Touch[]): Tiered | undefined {
    for (const [index, { name, variables: [variable] }] of this.program.functions[fn]!.parameters.entries()) {
      if (name === '' || variable === undefined || !this.actors.isActorName(name) || isNumberOfSession(name) || !this.actors.isAsking(fn, index)) continue;
      const touch = touches.find(({ identity }) => this.actors.isSameKind(wholeKindOf(identity), name));
      if (touch !== undefined && !this.#isComparedWithAmbient(fn, variable)) return { tier: 'ignoredActor', identity: touch.identity, parameter: index, takes: name, partly: true };
    }
    return undefined;
  }

  /** Who is compared with the one who is asking is somebody else, or may be. */
  #isComparedWithAmbient(fn: number, variable: number): boolean {
    return this.#relevant(fn).some((value) => value.is === 'operation' && /^[!=]==?$/.test(value.operator)
      && value.operands.some((one) => refersTo(one, variable)) && value.operands.some((one) => isIdentity(this.identities.of(one))));
  }

  #fallback(fn: number, touches: readonly Touch[]): Tiered | undefined {
    const speaks = isGrantName(this.#nameOf(fn)) || this.#isNamed(fn);
    if (!speaks && !this.#answersYesOrNo(fn)) return undefined;
    const values = this.#relevant(fn);
    for (const [index, parameter] of this.program.functions[fn]!.parameters.entries()) {
      for (const told of this.#toldBy(parameter, values)) {
        if (!speaks && !this.#restsOn(fn, told)) continue;
        for (const { identity } of touches) {
          const isSame = (value: Value): boolean => { const found = this.identities.of(value); return isSameRead(found, identity) && (told.unnamed !== true || isWhole(found)); };
          const given = values.flatMap((value) => (value.is === 'choice' ? this.#givenFirst(value, told, isSame) : []))[0];
          const mixes = given !== undefined || (told.variable !== undefined && this.#isOverwritten(told.variable, isSame));
          if (mixes || (parameter.default !== undefined && isSame(parameter.default) && told.variable !== undefined)) return { tier: 'mixedFallback', identity, parameter: index, ...nameOf(this.#partOfTold(told, given, identity)) };
        }
      }
    }
    return undefined;
  }

  /** Whether the answer has anything to do with what is told: `lock(doc, by=None)` may write down who has locked it, and answer whether it could. */
  #restsOn(fn: number, told: Told): boolean {
    return this.#relevant(fn, told.variable).some((value) => told.refers(value));
  }

  /** What is told, where the ambient one only stands in for it: it comes first, or what decides asks for it. `store ? store.tenant : user.tenant` is the other way round. */
  #givenFirst({ of, test }: Value & { is: 'choice' }, told: Told, isSame: (value: Value) => boolean): readonly Value[] {
    const [given, ambient] = [of.findIndex((one) => told.refers(one)), of.findIndex(isSame)];
    return given < 0 || ambient < 0 || (test === undefined ? ambient < given : !asksFor(test, told)) ? [] : [of[given]!];
  }

  /** The tenant of a user is no user: `user.tenantId ?? store.getStore().tenantId` falls back where that part of the user is missing. */
  #partOfTold(told: Told, given: Value | undefined, identity: Identity): Told {
    const path = given === undefined || told.variable === undefined ? [] : pathFrom(given, told.variable);
    if (path.length === 0 || told.unnamed === true || this.actors.isSameKind(wholeKindOf(identity), told.takes!)) return told;
    return { ...told, takes: [told.takes!, ...path].join('.'), property: path[0]! };
  }

  /** Where a parameter tells whom it is about: `user`, `{ user }`, and the `user` of `options` where that is taken. */
  #toldBy(parameter: ParameterOutline, values: readonly Value[]): readonly Told[] {
    const own = parameter.variables.filter((variable) => this.actors.isActorName(this.program.variables[variable]!.name)).map((variable): Told => {
      const { name } = this.program.variables[variable]!;
      return { variable, takes: name, ...(parameter.name === '' ? { property: name } : {}), refers: (value) => refersTo(value, variable) };
    });
    const [first] = parameter.variables;
    if (own.length > 0 || parameter.name === '' || first === undefined) return own;
    const properties = new Set(values.flatMap((value) => (value.is === 'member' && refersTo(value.of, first) && this.actors.isActorName(value.name) ? [value.name] : [])));
    return [
      ...[...properties].map((property): Told => ({ takes: `${parameter.name}.${property}`, property, refers: (value) => takesFrom(value, first, property) })),
      // Whatever it is called, it is what somebody else looked up: `ctx ?? getContext()`.
      { unnamed: true, variable: first, takes: parameter.name, refers: (value) => isVariable(value, first) },
    ];
  }

  /** `user ??= store.getStore()`, `if (!user) user = store.getStore()`, `{ user = store.getStore() }` */
  #isOverwritten(variable: number, isSame: (value: Value) => boolean): boolean {
    return this.program.variables[variable]!.values.some((value) => isSame(value) || (value.is === 'choice' && value.of.some(isSame)));
  }

  #ignored(fn: number, touches: readonly Touch[]): Tiered | undefined {
    if (!this.#isNamed(fn) && !this.#answersYesOrNo(fn)) return undefined;
    for (const [index, parameter] of this.program.functions[fn]!.parameters.entries()) {
      const [variable] = parameter.variables;
      if (parameter.name === '' || variable === undefined || !this.actors.isActorName(parameter.name)) continue;
      const touch = touches.find(({ identity }) => this.actors.isSameKind(wholeKindOf(identity), parameter.name));
      if (touch === undefined) continue;
      if (nullChecksOf(this.program, fn, variable) === this.references.countReads(variable)) return { tier: 'ignoredActor', identity: touch.identity, parameter: index, takes: parameter.name };
    }
    return undefined;
  }

  #plain(fn: number, { identity }: Touch): Tiered | undefined {
    const guard = this.#guards(fn);
    if ((guard || (!isPredicateName(this.#nameOf(fn)) && this.#refuses(fn))) && !this.#judgesRights(fn) && this.#isForEdges(fn, new Set())) return edgeGuard(identity);
    if (!guard && !(this.#isNamed(fn) ? this.#decides(fn) : this.#grants(fn))) return this.#refuses(fn) && this.#isForEdges(fn, new Set()) ? edgeGuard(identity) : undefined;
    return { tier: this.#letsIn(fn) ? 'edgeGuard' : identity.via.length === 0 ? 'directRead' : 'throughChain', identity, parameter: -1 };
  }

  /** A guard by its name that gives an entry point whom it has let in, in whatever way it answers others: it throws, or gives nothing, or another guard does. */
  #letsIn(fn: number): boolean {
    return this.#isNamed(fn) && !isPredicateName(this.#nameOf(fn)) && this.#asksForNothing(fn) && !this.#judgesRights(fn) && !this.#answersYesOrNo(fn)
      && this.#returned(fn).some((value) => this.#givesWho(value)) && this.#isForEdges(fn, new Set());
  }

  /** What it takes says only what is asked for, or which request: nothing that somebody may have a right to. */
  #asksForNothing(fn: number): boolean {
    return this.program.functions[fn]!.parameters.every((parameter) => isRequirement(parameter, this.program) || isRequestParameter(parameter));
  }

  /** Somebody who was looked up, by the number of what is theirs too, what was found for them, or what a function gives whose name says who that is: `requireUser()`. */
  #givesWho(value: Value, seen = new Set<Value>()): boolean {
    if (seen.has(value)) return false;
    seen.add(value);
    switch (value.is) {
      case 'object': return value.properties.some((property) => this.#givesWho(property.value, seen));
      case 'list': return value.items.some((item) => this.#givesWho(item, seen));
      case 'choice': return value.of.some((one) => this.#givesWho(one, seen));
      case 'awaited': case 'typed': return this.#givesWho(value.of, seen);
      case 'variable': return this.#handsOver(value) || this.program.variables[value.variable]!.values.some((one) => one.is !== 'variable' && this.#givesWho(one, seen));
      case 'member': return this.#handsOver(value) || (/(?:Id|_id)$/.test(value.name) && isIdentity(this.identities.of(value)));
      case 'result': {
        const call = this.program.calls[value.call]!;
        const name = lastNameOf(call.text);
        const named = call.arguments.length === 0 ? namedBy(nounOf(name)) : undefined;
        if (this.#handsOver(value) || named?.kind === 'user' || named?.kind === 'session') return true;
        // Another guard gives whom it has let in, or nobody.
        if (isDecisionName(name, this.names)) return !isPredicateName(name) && this.identities.calleesOf(call).some((one) => this.#returned(one).some((returned) => this.#givesWho(returned, seen)));
        return !YES_OR_NO.test(name) && this.identities.sourceOf(value) !== undefined;
      }
      default: return false;
    }
  }

  /** It gives a function that decides: a decorator, or one that makes what a framework calls. */
  #wraps(fn: number): boolean {
    return this.idiom.decorators && this.#given.of(fn).length > 0 && !this.#given.isGiven(fn) && (this.#given.isDecorator(fn) || this.#isNamed(fn) || isGuardName(this.#nameOf(fn)));
  }

  /** What it gives runs where a request comes in: it is a guard, whatever it asks. */
  #wrapper(fn: number, { identity }: Touch): Tiered | undefined {
    const given = this.#given.of(fn);
    return given.some((one) => this.#stops(one)) && given.some((one) => this.#tests(one)) ? edgeGuard(identity) : undefined;
  }

  /** `def require_admin(): return require_role("admin")`: what it gives is the decorator that another one makes. */
  #givesWrapper(fn: number): boolean {
    const returned = this.#returned(fn).map((value) => (value.is === 'result' ? this.identities.calleesOf(this.program.calls[value.call]!) : []));
    return returned.length > 0 && returned.every((callees) => callees.length > 0 && callees.every((one) => this.#wraps(one)));
  }

  /** Whether a guard is one that is put around functions. */
  isDecorator(fn: number): boolean {
    return this.idiom.decorators && this.#given.isDecorator(fn);
  }

  /** Lets only a known person pass: returns the identity or nothing, asks for no resource, and otherwise stops. */
  #guards(fn: number): boolean {
    if (!this.#isGuardLike(fn) || !this.#stops(fn)) return false;
    const returned = this.#returned(fn);
    return returned.every(isNothing) || returned.some((value) => this.#handsOver(value));
  }

  /** A guard that does not throw, but gives the identity or, where there is none, an answer that says so: `{ session: null, error }`. */
  #refuses(fn: number): boolean {
    const returned = this.#returned(fn);
    return this.#isGuardLike(fn) && this.#tests(fn) && returned.some((value) => this.#handsOver(value)) && returned.some((value) => this.#isRefusal(value));
  }

  #handsOver(value: Value): boolean {
    if (value.is === 'object') return value.properties.some((property) => this.#handsOver(property.value));
    const found = this.identities.of(value);
    if (isIdentity(found)) return found.form !== 'part';
    // What a reader gave, whole: `{ authorized: true, user }`.
    return found !== undefined && found.via.length > 0 && found.taken?.length === 0;
  }

  #isRefusal(value: Value): boolean {
    if (value.is === 'object') return !this.#handsOver(value) && value.properties.some(({ name }) => REFUSALS.test(name));
    return value.is === 'result' && RESPONSES.test(this.program.calls[value.call]!.text);
  }

  /** Gives something about a resource to those who may have it, and nothing to others. */
  #grants(fn: number): boolean {
    const name = this.#nameOf(fn);
    return isGrantName(name) && !this.names.remove.includes(name) && !this.#asksForNothing(fn) && !this.#givesWhomItIsTold(fn) && (this.#tests(fn) || this.#handsOnRights(fn));
  }

  /** By its name it gives somebody, and no right of theirs, and nothing is asked for that one may have a right to: `get_authenticated_user(user=None)`. */
  #givesWhomItIsTold(fn: number): boolean {
    const named = namedBy(nounOf(this.#nameOf(fn)));
    return named !== undefined && named.kind !== 'rights' && this.program.functions[fn]!.parameters.every((parameter) => isRequirement(parameter, this.program) || isRequestParameter(parameter) || this.actors.isActorName(parameter.name));
  }

  /** It gives what another one that gives rights has given: `permissionsOf(await getRole(spaceId))`. */
  #handsOnRights(fn: number): boolean {
    const inside = this.#inside(fn);
    const all = new Set(this.#returned(fn));
    for (const value of all) {
      if (value.is === 'result' && this.#through(this.program.calls[value.call]!) !== undefined) return true;
      for (const part of this.#partsOf(value, inside)) all.add(part);
    }
    return false;
  }

  /**
   * It does more than to let a known person in: it asks for a right that a parameter names, or it asks for one by its name, or
   * for what somebody is, and does not even tell its caller who has it.
   */
  #judgesRights(fn: number): boolean {
    if ((this.#isNamed(fn) || isGrantName(this.#nameOf(fn)) || this.#asksWhatSomebodyIs(fn)) && this.#returned(fn).every(isNothing)) return true;
    return this.program.functions[fn]!.parameters.some((parameter) => parameter.variables.some((variable) => isRightName(this.program.variables[variable]!.name)));
  }

  /** Whether it goes on is said by a function of the project that is told who is asking: `if (isSuspended(user.id)) throw …`. */
  #asksWhatSomebodyIs(fn: number): boolean {
    const asks = (value: Value): boolean => {
      switch (value.is) {
        case 'operation': return value.operands.some(asks);
        case 'choice': return value.of.some(asks);
        case 'awaited': case 'typed': return asks(value.of);
        case 'result': {
          const call = this.program.calls[value.call]!;
          return isPredicateName(lastNameOf(call.text)) && call.arguments.some((argument) => { const found = this.identities.of(argument.value); return isIdentity(found) && found.form !== 'part'; })
            && this.identities.calleesOf(call).length > 0;
        }
        default: return false;
      }
    };
    let found = false;
    visitSteps(this.program.functions[fn]!.body, (step) => { if (step.do === 'branch' && step.test !== undefined && step.arms.some((arm) => this.#leaves(arm))) found ||= asks(step.test); });
    return found;
  }

  #isGuardLike(fn: number): boolean {
    const name = this.#nameOf(fn);
    return (this.#isNamed(fn) || isGuardName(name) || (isGrantName(name) && this.#returned(fn).every(isNothing))) && this.program.functions[fn]!.parameters.every((parameter) => isRequirement(parameter, this.program));
  }

  /** Everybody who is seen to call it is an edge, or a guard of edges. */
  #isForEdges(fn: number, asked: Set<number>): boolean {
    asked.add(fn);
    return this.functions.callersOf(fn).every((call) => this.program.isModule(call.in) || asked.has(call.in) || this.functions.isEdge(call.in) || this.hooks.isHook(call.in) || this.functions.isClient(call.in) || ((this.#isGuardLike(call.in) || this.#demands(call.in)) && this.#isForEdges(call.in, asked)));
  }

  /** A guard by what it does, whoever it is that it lets pass: `requireCustomer()` takes no resource, and stops others. */
  #demands(fn: number): boolean {
    return isDemandName(this.#nameOf(fn)) && this.#stops(fn) && this.#asksForNothing(fn);
  }

  /** What a decorator puts around a function is called in its place: the decorator is the guard, and is judged. */
  #isPutAround(fn: number): boolean {
    return this.idiom.decorators && this.#given.isGiven(fn) && this.#given.isDecorator(this.program.functions[fn]!.parent);
  }

  /** A private part of a guard class: all who call it are its entry points. */
  #isPartOfGuard(fn: number): boolean {
    const owner = this.program.functions[fn]!.class;
    if (owner === undefined) return false;
    const entry = this.program.classes[owner]!.members.some((member) => /^(?:canActivate|intercept|use)$/.test(member.name) && member.value.is === 'function' && this.functions.isEdge(member.value.function));
    const callers = entry ? this.functions.callersOf(fn) : [];
    return callers.length > 0 && callers.every((call) => this.functions.isEdge(call.in));
  }

  // ---- evidence

  #isNamed(fn: number): boolean {
    return isDecisionName(this.#nameOf(fn), this.names);
  }

  #decides(fn: number): boolean {
    return this.#answersYesOrNo(fn) || this.#stops(fn) || this.#tests(fn) || this.#returned(fn).some((value) => this.#delegates(value) || isVerdict(value)) || this.#callsIn(fn).some((call) => isDecisionName(lastNameOf(call.text), this.names));
  }

  #answersYesOrNo(fn: number): boolean {
    const { returns } = this.program.functions[fn]!;
    if (returns !== undefined) return BOOLEAN.test(returns.text);
    const returned = this.#returned(fn).flatMap((value) => this.#choicesOf(value));
    const says = (value: Value): boolean => isBoolean(value) || (value.is === 'result' && YES_OR_NO.test(lastNameOf(this.program.calls[value.call]!.text)));
    return returned.some(says) && returned.every((value) => says(value) || value.is === 'constant' || value.is === 'member' || this.#delegates(value));
  }

  /** What may be answered: each of several, and what a variable of its own was given: `const canEdit = a === b; return canEdit;` */
  #choicesOf(value: Value): readonly Value[] {
    if (value.is === 'choice') return value.of;
    const own = value.is === 'variable' ? this.program.variables[value.variable]!.values.filter((one) => one.is !== 'constant' || one.text !== 'undefined') : [];
    return own.length > 0 ? own.flatMap((one) => (one.is === 'choice' ? one.of : [one])) : [value];
  }

  /** Whether it goes on depends on who is asking. */
  #tests(fn: number): boolean {
    let found = false;
    visitSteps(this.program.functions[fn]!.body, (step) => {
      if (step.do === 'branch' && step.test !== undefined && step.arms.some((arm) => (this.idiom.decorators ? this.#leaves(arm) : arm.some((one) => one.do === 'exit')))) found ||= this.#reaches(step.test, this.#inside(fn));
    });
    return found;
  }

  /** At whatever depth, also by a call that does not come back: `abort(403)`. */
  #leaves(steps: readonly Step[]): boolean {
    let found = false;
    visitSteps(steps, (step) => { if (step.do === 'exit' || (step.do === 'call' && REDIRECTS.test(lastNameOf(this.program.calls[step.call]!.text)))) found = true; });
    return found;
  }

  #reaches(value: Value, inside: ReadonlySet<number>): boolean {
    const seen = new Set([value]);
    for (const one of seen) {
      if (this.#isOther(one)) continue;
      if (isIdentity(this.identities.of(one)) || (one.is === 'result' && this.#through(this.program.calls[one.call]!) !== undefined)) return true;
      for (const part of this.#partsOf(one, inside)) seen.add(part);
    }
    return false;
  }

  /** It throws, or calls what does. */
  #stops(fn: number): boolean {
    return hasThrow(this.program.functions[fn]!.body) || this.#callsIn(fn).some((call) => REDIRECTS.test(lastNameOf(call.text)));
  }

  #delegates(value: Value): boolean {
    const inner = value.is === 'awaited' ? value.of : value;
    return inner.is === 'result' && isDecisionName(lastNameOf(this.program.calls[inner.call]!.text), this.names);
  }

  #returned(fn: number): readonly Value[] {
    const found: Value[] = [];
    visitSteps(this.program.functions[fn]!.body, (step) => { if (step.do === 'exit' && step.how === 'return') found.push(step.value); });
    return found;
  }

  #callsIn(fn: number): readonly CallOutline[] {
    return this.program.callsIn(fn);
  }

  // ---- what the decision rests on

  /** The identities that a function decides by. */
  #touchesOf(fn: number): readonly Touch[] {
    const known = this.#touches.get(fn);
    if (known !== undefined) return known;
    this.#touches.set(fn, []);
    if (this.#depth >= MAX_CHAIN) return [];
    this.#depth += 1;
    const touches = this.#findTouches(fn);
    this.#depth -= 1;
    this.#touches.set(fn, touches);
    return touches;
  }

  #findTouches(fn: number): readonly Touch[] {
    const inside = this.#inside(fn);
    for (const one of inside) this.identities.learn(one);
    const found = new Map<string, Touch & { readonly start: number }>();
    const add = (identity: Identity): void => {
      const start = identity.at?.start ?? Infinity;
      const key = identity.at === undefined ? identity.read.text : String(start);
      if (!found.has(key)) found.set(key, { identity, start });
    };
    for (const value of this.#relevant(fn)) {
      const identity = this.identities.of(value);
      if (isIdentity(identity)) {
        if (identity.in === undefined || inside.has(identity.in)) add(identity);
      } else if (value.is === 'result') {
        const call = this.program.calls[value.call]!;
        const through = inside.has(call.in) ? this.#through(call) : undefined;
        if (through !== undefined) add(through);
      }
    }
    return [...found.values()].sort((a, b) => rankOf(a.identity) - rankOf(b.identity) || a.start - b.start);
  }

  /** The identity that a called function decides by, when the call does not say whom it is about. */
  #through(call: CallOutline): Identity | undefined {
    for (const fn of this.identities.calleesOf(call)) {
      if (this.functions.isEdge(fn) || !(this.#isNamed(fn) || isGuardName(this.#nameOf(fn)) || this.#answersYesOrNo(fn) || (isGrantName(this.#nameOf(fn)) && this.of(fn) !== undefined))) continue;
      const [touch] = this.#touchesOf(fn);
      const decision = touch === undefined ? undefined : this.of(fn);
      if (touch === undefined || decision?.tier === 'ignoredActor' || (decision !== undefined && isTold(decision, call))) continue;
      return { ...touch.identity, via: [fn, ...touch.identity.via], at: call.at, in: call.in };
    }
    return undefined;
  }

  /** The function and the callbacks written in it. */
  #inside(fn: number): ReadonlySet<number> {
    const found = new Set([fn]);
    const given = this.idiom.decorators ? this.#given.of(fn) : [];
    // What a framework calls first is no part of the function that makes it: `requireRole(role) { return (req, res, next) => … }`.
    for (const one of found) for (const child of this.program.functionsIn(one)) if (given.includes(child) || (this.program.functions[child]!.name === '' && !this.functions.isEdge(child))) found.add(child);
    return found;
  }

  /**
   * All values that what the function answers, or whether it goes on, may depend on.
   *
   * @param filled a variable: that it is filled in where it is missing does not count by itself
   */
  #relevant(fn: number, filled?: number): readonly Value[] {
    const inside = this.#inside(fn);
    const found = new Set<Value>();
    const take = (value: Value): void => { found.add(value); };
    for (const one of inside) {
      if (filled === undefined) for (const parameter of this.program.functions[one]!.parameters) if (parameter.default !== undefined) take(parameter.default);
      visitSteps(this.program.functions[one]!.body, (step) => {
        if (step.do === 'branch' && step.test !== undefined) {
          if (filled === undefined || !asksWhetherThere(step.test, filled) || step.arms.some((arm) => this.#leaves(arm))) take(step.test);
        }
        else if (step.do === 'switch') take(step.test);
        else if (step.do === 'exit' && step.how === 'return') take(step.value);
        else if (step.do === 'call' && /^(?:assert|invariant|ok)$/.test(this.program.calls[step.call]!.text)) take({ is: 'result', call: step.call });
        else if (step.do === 'call' && this.#isAsked(step.call)) take({ is: 'result', call: step.call });
      });
    }
    // What is added on the way is gone through as well.
    for (const value of found) if (!this.#isOther(value)) for (const part of this.#partsOf(value, inside)) found.add(part);
    return [...found].filter((value) => !this.#isOther(value));
  }

  #isOther(value: Value): boolean {
    return this.idiom.keyedSessions && this.identities.isOther(value);
  }

  /** A call that stops by itself when it must: `assertCan(user, 'edit')`. */
  #isAsked(id: number): boolean {
    const call = this.program.calls[id]!;
    const name = lastNameOf(call.text);
    return isDecisionName(name, this.names) || this.identities.calleesOf(call).some((fn) => isGuardName(this.#nameOf(fn)) && this.#stops(fn));
  }

  #partsOf(value: Value, inside: ReadonlySet<number>): readonly Value[] {
    switch (value.is) {
      case 'variable': {
        const variable = this.program.variables[value.variable]!;
        return inside.has(variable.function) ? variable.values : [];
      }
      case 'result': {
        const call = this.program.calls[value.call]!;
        return [call.callee, ...call.arguments.map((argument) => argument.value)];
      }
      case 'member': case 'awaited': case 'typed': case 'element': return [value.of];
      case 'choice': return value.of;
      case 'operation': return value.operands;
      case 'object': return [...value.properties.map((property) => property.value), ...value.spreads];
      case 'list': return value.items;
      default: return [];
    }
  }
}

/** Whether the call says whom a function with a fallback decides for. */
export function isTold({ tier, parameter, takes, property }: Decision, call: CallOutline): boolean {
  if (tier !== 'mixedFallback') return false;
  const given = (call.arguments.find(({ name }) => name !== undefined && name === takes) ?? call.arguments[parameter])?.value;
  if (given === undefined) return false;
  return property === undefined || given.is !== 'object' || given.spreads.length > 0 || given.properties.some(({ name }) => name === property);
}

function isSameKind(one: Kind, other: Kind): boolean {
  return one === other || (one !== 'tenant' && other !== 'tenant' && one !== 'rights' && other !== 'rights');
}

function rankOf(identity: Identity): number {
  const kind = wholeKindOf(identity);
  const nobody = kind === 'tenant' ? 2 : kind === 'session' && identity.form === 'id' ? 1 : 0;
  return nobody * 2 + Math.min(identity.via.length, 1);
}

/** A session by its number may be what is asked about, and is nobody. */
function isNumberOfSession(name: string): boolean {
  const named = namedBy(name);
  return named?.kind === 'session' && named.form === 'id';
}

/** Of the role of somebody, who that is. */
function wholeKindOf({ kind, base }: Identity): Kind {
  return kind === 'rights' && base.kind !== 'bag' ? base.kind : kind;
}

function nameOf({ takes, property }: Told): Pick<Decision, 'takes' | 'property'> {
  return { ...(takes === undefined ? {} : { takes }), ...(property === undefined ? {} : { property }) };
}

/** `options.user`, also a part of that. */
function takesFrom(value: Value, variable: number, property: string): boolean {
  return value.is === 'member' && ((value.name === property && refersTo(value.of, variable)) || takesFrom(value.of, variable, property));
}

function isSameRead(found: Found | undefined, other: Identity): boolean {
  return found !== undefined && found.read.text === other.read.text && found.read.at?.start === other.read.at?.start;
}

/** It lets in, and is told nobody. */
function edgeGuard(identity: Identity): Tiered {
  return { tier: 'edgeGuard', identity, parameter: -1 };
}

/** All that was looked up, and no number of somebody: that may be whom it is asked about. */
function isWhole(found: Found | undefined): boolean {
  return found?.taken?.length === 0 && found.form === 'whole';
}

/** `ctx`, also where its type is said. */
function isVariable(value: Value, variable: number): boolean {
  return value.is === 'typed' ? isVariable(value.of, variable) : value.is === 'variable' && value.variable === variable;
}

/** `user`, `user === undefined`, `!options.user` */
function asksFor(test: Value, told: Told): boolean {
  return told.refers(test) || (test.is === 'operation' && test.operands.some((one) => asksFor(one, told)));
}

/** The properties that lead from the variable to the value: `organization`, `id`. */
function pathFrom(value: Value, variable: number): readonly string[] {
  switch (value.is) {
    case 'member': return [...pathFrom(value.of, variable), value.name];
    case 'awaited': case 'typed': return pathFrom(value.of, variable);
    case 'choice': return value.of.filter((one) => refersTo(one, variable)).slice(0, 1).flatMap((one) => pathFrom(one, variable));
    default: return [];
  }
}

function isNothing(value: Value): boolean {
  return value.is === 'constant' && value.text === 'undefined';
}

function isVerdict(value: Value): boolean {
  return value.is === 'object' && value.properties.some(({ name }) => VERDICTS.test(name));
}

function isBoolean(value: Value): boolean {
  switch (value.is) {
    case 'constant': return value.text === 'true' || value.text === 'false';
    case 'operation': return COMPARISONS.has(value.operator);
    case 'member': return /^(?:is|has|can|may|allowed|granted)/.test(value.name);
    case 'awaited': return isBoolean(value.of);
    default: return false;
  }
}

function refersTo(value: Value, variable: number): boolean {
  switch (value.is) {
    case 'variable': return value.variable === variable;
    case 'member': case 'awaited': case 'typed': return refersTo(value.of, variable);
    case 'choice': return value.of.some((one) => refersTo(one, variable));
    default: return false;
  }
}

function hasThrow(steps: readonly Step[]): boolean {
  let found = false;
  visitSteps(steps, (step) => { if (step.do === 'exit' && step.how === 'throw') found = true; });
  return found;
}
