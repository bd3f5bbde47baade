/** Who is in hand: parameters and locals that hold the one who is asking, and not the one who is asked about. */
import type { Program } from '../flow/program.js';
import { Nearest } from '../outline/nearest.js';
import type { ParameterOutline, Place, Value, VariableOutline } from '../outline/outline.js';
import { fillersOf } from './dependencies.js';
import { lastNameOf, type Functions } from './functions.js';
import { isIdentity, type Identities, type Identity } from './identity.js';
import type { References } from './decisions.js';
import type { Idiom } from './idiom.js';
import { isDecisionName, type DecisionNames } from './names.js';
import { namedBy, wordsOf, type Kind, type Named } from './words.js';

export interface InHand {
  readonly variable: number;
  readonly name: string;
  readonly at: Place;
  readonly named: Named;
}

interface Names {
  readonly add: readonly string[];
  readonly remove: readonly string[];
}

/** Names that are said of nobody but the one who is asking. */
const CERTAIN = /^(?:current|auth|authenticated|authed|logged(?: in)?|signed in|acting|requesting|session|request|req|my)\b.*\b(?:user|account|member|admin|tenant|session|org|organization|workspace|employee)(?: id)?$|^(?:actor|viewer|principal|caller|requester|performer|invoker|me|session|auth|claims|jwt|identity|tenant)(?: id)?$/;
/** Names that may as well be those of the one who is asked about. */
const POSSIBLE = /^(?:user|account|member|employee|org|organization|organisation|workspace|company)(?: id)?$/;

/** Types that only the one who is asking has. */
const ACTOR_TYPE = /\b(?:Current|Auth|Authenticated|Authed|Request|Session|LoggedIn|Acting)(?:User|Account|Member|Employee)\b|\b(?:Session|Actor|Principal|Viewer|Claims|JwtPayload|TokenPayload|UserSession|AuthSession|Identity)\b/;
/** Types that somebody's input has. */
const INPUT_TYPE = /(?:Dto|DTO|Input|Create|Update|Patch|Partial|Form|Body|Payload|Data|Args|Row|\[\]|Array|Seed)/;

/** Words for persons and the like in the name of a function or class: there `user` is whom it is about. */
const PERSON = /\b(?:users?|accounts?|members?|memberships?|profiles?|customers?|persons?|people|employees?|owners?|invites?|invitations?|followers?|friends?|organi[sz]ations?|orgs?|workspaces?|compan(?:y|ies)|tenants?)\b/;
/** What is done to a person. */
const DONE_TO = /^(?:add|assign|unassign|invite|notify|email|mail|send|grant|revoke|ban|unban|block|unblock|promote|demote|kick|remove|delete|create|update|register|welcome|follow|unfollow|impersonate|approve|reject|serialize|format|render|map|to|transfer|deactivate|activate|disable|enable|suspend|sync|import|export|merge|enrich|hash|log|track|message|reset|set|save|store|print)\b/;

/** Of that, what is done to the thing that is named after it: `sync_ledger`. Beside a thing the user is the one who asks; a role is assigned to somebody. */
const DONE_TO_THINGS = /^(?:create|update|delete|sync|import|export|merge|save|print) \S/;

/** What the name of a decision begins with. */
const VERBS = /^(?:(?:internal|private|try|async|user|can|may|is|has|check|assert|ensure|require|verify|validate|must|be|allowed|to|able) )+/;

/** Calls that give the one who is asking. */
const AUTH_CALL = /\b(?:auth|authenticate|authenticated|authorize|authorization|token|jwt|session|sessions|current|login|logged|principal|actor|viewer|me|bearer|credentials|cookie|cookies|caller|require|protect|guard)\b/;
/** Names of what a request is known by. */
const REQUEST = /^_?(?:req|request|ctx|context|c|event|headers?|cookies?|token|accessToken|idToken|jwt|authorization|authHeader|authorizationHeader|bearer|credentials|socket|handshake|locals|session)$/;
/** Beside it a handler's further parameters come from the framework: `(request, user) => …`. */
const REQUEST_PARAMETER = /^_?(?:req|request|ctx|context|c)$/;
/** Where a request keeps who is asking. */
const CARRIERS = /^(?:req|request|ctx|context|c|session|auth|locals|state|var|socket|handshake|raw|claims|conn|connection)$/;
/** What the sender of a request writes: nobody's word for who is asking. */
const SENT = /^(?:body|params|param|query|input|inputs|args|form|formData|fields|files|headers?|cookies?|search|searchParams|payload|data|variables|values)$/;
/** Calls that find the one who is meant by a link or a form. */
const LINKED = /\b(?:by|reset|invite|invitation|verification|magic|share|unsubscribe|body|params|query|input|payload|form|other|target)\b/;

export class Actors {
  #named: readonly number[] | undefined;

  constructor(readonly program: Program, readonly identities: Identities, readonly functions: Functions, readonly names: Names, readonly decisionNames: DecisionNames, readonly references: References, readonly idiom: Idiom) {}

  /** Whether a parameter of this name may hold who is asking. */
  isActorName(name: string): boolean {
    if (this.names.add.includes(name)) return true;
    if (this.names.remove.includes(name)) return false;
    const words = wordsOf(name).join(' ');
    return (CERTAIN.test(words) || POSSIBLE.test(words)) && !this.idiom.otherNames.test(words);
  }

  isSameKind(kind: Kind, name: string): boolean {
    const own = this.#namedBy(name)?.kind;
    return own === kind || (own === 'user' && kind === 'session') || (own === 'session' && kind === 'user');
  }

  /** A name that users have added and that says nothing by itself is a user. */
  #namedBy(name: string): Named | undefined {
    return namedBy(name) ?? (this.names.add.includes(name) ? { kind: 'user', form: 'whole' } : undefined);
  }

  /** Whether anything of such a name can be named in `fn` before this offset: tells quickly where nobody can be in hand. */
  mayBeInHand(fn: number, before: number): boolean {
    this.#named ??= this.program.linted.variables.flatMap((variable, id) => (this.#namedBy(variable.name) !== undefined && this.isActorName(variable.name) ? [id] : []));
    return this.#named.some((id) => this.program.linted.variables[id]!.at.start < before && this.#isAround(this.program.linted.variables[id]!.function, fn));
  }

  #isAround(outer: number, fn: number): boolean {
    for (let one = fn; one > 0; one = this.program.functions[one]!.parent) if (one === outer) return true;
    return false;
  }

  /**
   * What is in hand in `fn` before offset `before`, of this kind; the nearest first.
   *
   * @param except a variable that does not count: the one that is itself passed
   */
  inHand(fn: number, before: number, identity: Identity, except?: number): readonly InHand[] {
    const scopes = new Set<number>();
    for (let one = fn; one > 0; one = this.program.functions[one]!.parent) scopes.add(one);
    const found: InHand[] = [];
    this.program.linted.variables.forEach((variable, id) => {
      if (id === except || variable.at.start >= before || !scopes.has(variable.function) || !this.references.isInScope(id, before)) return;
      const named = this.#namedBy(variable.name);
      if (named === undefined || named.kind !== identity.kind || !this.isActorName(variable.name) || !this.#holdsActor(variable)) return;
      found.push({ variable: id, name: variable.name, at: variable.at, named });
    });
    return found.sort((a, b) => Number(b.named.form === identity.form) - Number(a.named.form === identity.form) || b.at.start - a.at.start);
  }

  #holdsActor(variable: VariableOutline): boolean {
    const values = variable.values.filter((value) => !(value.is === 'constant'));
    // What is imported stands for whoever is there when it is asked: `from flask_login import current_user`, also inside of a function.
    return values.length > 0 && values.every((value) => value.is !== 'import') && values.every((value) => this.#isActor(value, variable, 0));
  }

  #isActor(value: Value, variable: VariableOutline, depth: number): boolean {
    if (depth > 8) return false;
    if (isIdentity(this.identities.of(value))) return true;
    switch (value.is) {
      case 'parameter': return this.#isActorParameter(value.function, value.index, variable);
      case 'typed': case 'awaited': return this.#isActor(value.of, variable, depth + 1);
      case 'choice': return value.of.every((one) => one.is === 'constant' || one.is === 'operation' || this.#isActor(one, variable, depth + 1));
      case 'member': return this.#isOfRequest(value.of, depth + 1);
      case 'result': return this.#isAuthCall(value.call);
      case 'variable': {
        const other = this.program.variables[value.variable]!;
        return other !== variable && this.isActorName(other.name) && other.values.length > 0 && other.values.every((one) => this.#isActor(one, other, depth + 1));
      }
      default: return false;
    }
  }

  /** `request.user`, `ctx.state.user`, `session.user`, `(await auth(request)).user`. */
  #isOfRequest(value: Value, depth: number, seen = new Nearest<number>()): boolean {
    if (depth > 8) return false;
    switch (value.is) {
      case 'variable': {
        const { name, values } = this.program.variables[value.variable]!;
        return !SENT.test(name) && (CARRIERS.test(name) || (seen.isNew(value.variable, depth) && values.some((one) => this.#isOfRequest(one, depth + 1, seen))));
      }
      case 'member': return !SENT.test(value.name) && (CARRIERS.test(value.name) ? !this.#isSent(value.of) : this.#isOfRequest(value.of, depth + 1, seen));
      case 'awaited': case 'typed': return this.#isOfRequest(value.of, depth + 1, seen);
      case 'choice': return value.of.some((one) => this.#isOfRequest(one, depth + 1, seen));
      case 'result': return this.#isAuthCall(value.call);
      default: return false;
    }
  }

  #isSent(value: Value): boolean {
    return value.is === 'member' ? SENT.test(value.name) || this.#isSent(value.of) : value.is === 'variable' && SENT.test(this.program.variables[value.variable]!.name);
  }

  /** Gives the one who sent the request, and nobody who is looked up by a number. */
  #isAuthCall(id: number): boolean {
    const call = this.program.calls[id]!;
    if (call.how !== 'call') return false;
    const given = this.#filledIn(id);
    if (given !== undefined) return isAuth(this.functions.nameOf(given));
    const name = lastNameOf(call.text);
    const words = wordsOf(name).join(' ');
    if (LINKED.test(words) || DONE_TO.test(words)) return false;
    return AUTH_CALL.test(words) || call.arguments.some((argument) => argument.value.is === 'variable' && REQUEST.test(this.program.variables[argument.value.variable]!.name) && namedBy(words.split(' ').at(-1)!) !== undefined);
  }

  #isActorParameter(fn: number, index: number, variable: VariableOutline): boolean {
    const outline = this.program.functions[fn]!;
    const parameter = outline.parameters[index]!;
    const words = wordsOf(variable.name).join(' ');
    const type = parameter.type?.text ?? '';
    // A name of the user's own, or one that is said of nobody else.
    if (this.names.add.includes(variable.name)) return true;
    if (parameter.name === '' || parameter.rest) return false;
    const giver = this.#giverOf(parameter);
    if (giver !== undefined) return isAuth(this.functions.nameOf(giver)) || ACTOR_TYPE.test(type);
    if (parameter.decorators.some((one) => /user|session|auth|account|tenant|actor|principal/i.test(this.functions.nameOf(one)))) return true;
    // Whoever sends a request fills in the parameters of what can be called from outside.
    if (this.functions.isRemote(fn)) return false;
    if (this.functions.isEdge(fn)) return !this.idiom.onServers && namedBy(variable.name)?.form === 'whole' && outline.parameters.some((one) => REQUEST_PARAMETER.test(one.name));
    if (INPUT_TYPE.test(type) && !ACTOR_TYPE.test(type)) return false;
    const tenant = words.startsWith('tenant');
    if (CERTAIN.test(words) && !tenant) return !DONE_TO.test(wordsOf(outline.name).join(' ')) || /^(?:current|auth|logged|signed|acting|requesting|actor|viewer|caller|requester|performer)/.test(words);
    if (ACTOR_TYPE.test(type)) return true;
    if (isDecisionName(outline.name, this.decisionNames)) return true;
    if (!POSSIBLE.test(words) && !tenant) return false;
    const own = wordsOf(outline.name).join(' ');
    const around = outline.class === undefined ? '' : wordsOf(this.program.classes[outline.class]!.name).join(' ');
    const file = wordsOf(this.program.linted.file.split('/').slice(-2).join(' ')).join(' ');
    if (own === '' || PERSON.test(own) || DONE_TO.test(own) || PERSON.test(around) || PERSON.test(file)) return false;
    // By itself it may be anybody; beside what is asked for it is the one who asks.
    return outline.parameters.length > 1;
  }

  /**
   * Whether a parameter of a function that decides can be nobody but the one who asks: by its name or its type, or because something else
   * is there that may be asked about, and the name of the function speaks of nobody.
   */
  isAsking(fn: number, index: number): boolean {
    const { name: own, parameters, class: owner } = this.program.functions[fn]!;
    const { name, type } = parameters[index]!;
    const words = wordsOf(name).join(' ');
    if (this.names.add.includes(name) || CERTAIN.test(words) || ACTOR_TYPE.test(type?.text ?? '')) return true;
    const asked = wordsOf(own).join(' ').replace(VERBS, '');
    return /^user(?: id)?$/.test(words) && parameters.length + (owner === undefined ? 0 : 1) > 1 && !PERSON.test(asked) && (!DONE_TO.test(asked) || DONE_TO_THINGS.test(asked));
  }

  /** The function that a framework fills the parameter in with: `user = Depends(current_user)`, `Annotated[User, Depends(current_user)]`. */
  #giverOf(parameter: ParameterOutline): Value | undefined {
    for (const value of fillersOf(parameter, this.program)) {
      const given = this.#filledIn(value.call);
      if (given !== undefined) return given;
    }
    return undefined;
  }

  /** What a framework calls, where the call says no more than that: `Depends(current_user)`. */
  #filledIn(id: number): Value | undefined {
    const { callee, arguments: [first] } = this.program.calls[id]!;
    const { resolver } = this.identities;
    const marks = first !== undefined && resolver.resolve(callee, null).some((one) => one.kind === 'external' && resolver.knowledge.find(one.module, one.path).some((entry) => entry.role === 'crossing' && entry.markedBy !== undefined));
    return marks ? first.value : undefined;
  }
}

/** The name of a function that gives the one who is asking, and nobody who is looked up by a number. */
function isAuth(name: string): boolean {
  const words = wordsOf(name).join(' ');
  return AUTH_CALL.test(words) && !LINKED.test(words);
}
