/** What may a value be? Follows names, imports, arguments, properties, classes and the results of calls. */
import type { AssignmentOutline, CallOutline, MemberOutline, ParameterOutline, Place, Step, TypeOutline, Value } from '../outline/outline.js';
import { visitSteps } from '../outline/steps.js';
import { callbacksOf, type CrossingEntry } from '../catalog/entry.js';
import { giveUp } from '../debug.js';
import { Collections } from './collections.js';
import type { Knowledge } from './knowledge.js';
import type { Language } from './language.js';
import { LIMITS, type Limits } from './limits.js';
import type { Program } from './program.js';
import { bind, distinct, keyOf, PRIMITIVE, SETTLE, UNKNOWN_VALUE, type Abstract, type Closure, type Env, type External, Ways, type Instance } from './abstract.js';

/** Beyond this nesting an answer is no longer looked for: the value is unknown. */
const MAX_NESTING = 240;
/** Stands for a question outside all others: what was cut by `MAX_NESTING` is not complete for anybody. */
const TOO_DEEP = -1;
/** No API has a longer name. */
const MAX_PATH = 80;
/** Stands for whatever a package gave of which nothing is known. */
const OF_A_PACKAGE = '…';
/** Marks what a package gives to a function that it was handed. */
const GIVEN = 'given';
/** A value that may be more things than this is unknown. */
const MAX_CHOICES = 24;

const PLAIN: readonly Abstract[] = [PRIMITIVE];
const NOT_KNOWN: readonly Abstract[] = [UNKNOWN_VALUE];

function isPlain({ is }: Value): boolean {
  return is === 'constant' || is === 'operation' || is === 'unknown';
}

function plainly({ is }: Value): readonly Abstract[] {
  return is === 'unknown' ? NOT_KNOWN : PLAIN;
}

/** Stands for the arguments that a spread of unknown length may give. */
const UNKNOWN_REST: readonly null[] = [null, null, null, null, null, null, null, null];

/** A class with the bindings of the function that it is written in. */
export interface ClassOf {
  readonly class: number;
  readonly env: Env | null;
}

/** Where a member of a class is found: in that class, or in what it extends, where that is no class that is seen. */
interface Owner {
  readonly class: number;
  /** The bindings of the function that the class is written in. */
  readonly around: Env | null;
  readonly base?: Abstract;
}

/** Answers that hold for good, by the numbers of rows of one table: of what is outside all bindings, which is most of it, and by their keys of what is inside. */
interface RowAnswers {
  readonly outside: Map<number, readonly Abstract[]>;
  readonly inside: Map<string, Map<number, readonly Abstract[]>>;
}

export class Resolver {
  /** Questions that are being answered, and how many were when each was asked. */
  readonly #active = new Map<string, number>();
  /** Answers that hold for good. */
  readonly #answers = new Map<string, readonly Abstract[]>();
  /** Answers that left something out because it was being asked for already; they hold until that question is answered. */
  readonly #partial = new Map<string, { readonly found: readonly Abstract[]; readonly cut: number }>();
  /** The outermost question that what was found since the innermost one was asked leaves out (by its number, as in `#active`). */
  #cut = Infinity;
  /** Members of classes, by their names. */
  readonly #members = new Map<number, Map<string, MemberOutline[]>>();
  readonly #collections: Collections;
  readonly #owners = new Map<string, readonly Owner[]>();
  readonly #ancestries = new Map<string, readonly ClassOf[]>();
  readonly #names = new Ways();
  readonly #ofVariables: RowAnswers = { outside: new Map(), inside: new Map() };
  readonly #ofResults: RowAnswers = { outside: new Map(), inside: new Map() };
  /** Per function, the keys of the bindings with which it was entered. */
  readonly #ways = new Map<number, Set<string>>();
  #nesting = 0;
  #asked = 0;

  constructor(readonly program: Program, readonly knowledge: Knowledge, readonly language: Language, readonly limits: Limits = LIMITS) {
    this.#collections = new Collections(program);
  }

  /** Everything that `value` may be under the bindings `env`; never empty. */
  resolve(value: Value, env: Env | null): readonly Abstract[] {
    // Asked of nearly everything: what is plain is answered on the spot.
    if (isPlain(value)) return plainly(value);
    const found = this.#deeper(value, env);
    if (found.length === 0 || found.length > MAX_CHOICES) return NOT_KNOWN;
    return found;
  }

  /** Asks one level further down; below the last one nothing is known. */
  #deeper(value: Value, env: Env | null): readonly Abstract[] {
    if (this.#isTooDeep()) return NOT_KNOWN;
    this.#nesting += 1;
    const found = distinct(this.#resolve(value, env));
    this.#nesting -= 1;
    return found;
  }

  #isTooDeep(): boolean {
    if (this.#nesting < MAX_NESTING) return false;
    this.#cut = TOO_DEEP;
    return true;
  }

  /** Answers one question once. A question that comes up while it is being answered adds nothing to its own answer. */
  #once(question: string, answer: () => readonly Abstract[]): readonly Abstract[] {
    const answered = this.#answers.get(question);
    if (answered !== undefined) return answered;
    const partial = this.#partial.get(question);
    const asked = this.#active.get(question);
    if (partial !== undefined || asked !== undefined) {
      this.#cut = Math.min(this.#cut, partial?.cut ?? asked!);
      return partial?.found ?? [];
    }
    const most = this.program.numbers.length > 1 ? this.limits.questionsForMany : this.limits.questions;
    if (this.#asked >= most) {
      giveUp(this.program.linted.file, `what values are is not asked any further: more than ${most} questions`);
      this.#cut = TOO_DEEP;
      return [UNKNOWN_VALUE];
    }
    this.#asked += 1;
    const outer = this.#cut;
    const number = this.#active.size;
    const before = this.#partial.size;
    this.#cut = Infinity;
    this.#active.set(question, number);
    const found = distinct(answer());
    this.#active.delete(question);
    if (this.#cut >= number && this.#partial.size > before) this.#forgetPartial(number);
    if (this.#cut < number) this.#partial.set(question, { found, cut: this.#cut });
    else this.#answers.set(question, found);
    if (number === 0) this.#partial.clear();
    this.#cut = Math.min(outer, this.#cut >= number ? Infinity : this.#cut);
    return found;
  }

  /** The same for one row of a table under these bindings: what has been answered before is found by numbers. */
  #ofRow({ outside, inside }: RowAnswers, id: number, table: string, own: Env | null, answer: () => readonly Abstract[]): readonly Abstract[] {
    let known = own === null ? outside : inside.get(own.key);
    if (known === undefined) inside.set(own!.key, known = new Map());
    const before = known.get(id);
    if (before !== undefined) return before;
    const question = own === null ? `${table}${id}<>` : `${table}${id}<${own.key}>.`;
    const found = this.#once(question, answer);
    if (this.#answers.has(question)) known.set(id, found);
    return found;
  }

  /** The question of this number is answered, so what left it out is asked for anew. */
  #forgetPartial(number: number): void {
    for (const [question, { cut }] of this.#partial) if (cut >= number) this.#partial.delete(question);
  }

  #resolve(value: Value, env: Env | null): readonly Abstract[] {
    switch (value.is) {
      case 'unknown': case 'constant': case 'operation': return plainly(value);
      case 'variable': return this.#variable(value.variable, env);
      case 'parameter': return this.#parameter(value, env);
      case 'function': return [this.closure(value.function, env)];
      case 'class': return [{ kind: 'class', class: value.class, env: envOf(this.program.classes[value.class]!.in, env) }];
      case 'import': return this.#import(value);
      case 'global': return [this.global(value.name, value.file)];
      case 'this': return this.#self(value.function, env);
      case 'super': return this.#super(value.function, env);
      case 'member': return value.of.is === 'super' ? this.#inherited(value.of.function, value.name, env) : this.resolve(value.of, env).flatMap((of) => this.member(of, value.name));
      case 'result': return this.#result(value.call, env);
      case 'awaited': return this.resolve(value.of, env).flatMap((of) => (of.kind === 'promise' ? of.of : of.kind === 'coroutine' ? this.returns(of.closure.fn, of.env) : [of]));
      // What turns out to be nothing but the choice itself adds nothing to it: `globalThis.db ?? make()`.
      case 'choice': return this.#choice(value.of, env);
      case 'object': return [{ kind: 'object', value, env }];
      case 'list': return value.items.length > MAX_CHOICES ? [UNKNOWN_VALUE] : [{ kind: 'list', items: value.items.map((item) => this.resolve(item, env)) }];
      case 'element': return this.resolve(value.of, env).flatMap((of) => this.#elements(of));
      case 'typed': return this.#orTyped(this.resolve(value.of, env), value.type, keyOfTyped(value), env);
    }
  }

  #elements(of: Abstract): readonly Abstract[] {
    if (of.kind === 'list') return of.items.flat();
    if (of.kind === 'object' && this.language.itemMethods.size > 0) return this.#items(of);
    return of.kind === 'external' && /^(?:Set#|(?:Map|Set)#values\(\))$/.test(of.path) ? this.#heldBy(of) ?? [UNKNOWN_VALUE] : [UNKNOWN_VALUE];
  }

  /** What is in the collection; undefined when that is not known. */
  #heldBy(of: External): readonly Abstract[] | undefined {
    const held = this.#collections.heldBy(of);
    return held && this.#once(`h${of.site}`, () => held.flatMap((value) => this.resolve(value, null)));
  }

  closure(fn: number, env: Env | null): Closure {
    return { kind: 'closure', fn, env: envOf(this.program.functions[fn]!.parent, env) };
  }

  #variable(id: number, env: Env | null): readonly Abstract[] {
    const variable = this.program.variables[id]!;
    const own = envOf(variable.function, env);
    return this.#ofRow(this.#ofVariables, id, 'v', own, () => {
      const declared = this.program.isModule(variable.function) ? this.knowledge.declaredHere(this.program.file(this.program.fileOf(variable.function)).path, variable.name) : undefined;
      if (declared !== undefined) return [{ kind: 'external', module: declared.module, path: declared.path, site: `here:${this.program.fileOf(variable.function)}:${variable.name}` }];
      const found = variable.values.flatMap((value) => this.resolve(value, own));
      return variable.type === undefined ? found : this.#orTyped(found, variable.type, `variable:${id}`, own);
    });
  }

  /** Where nothing better is known, the declared type says what it is. */
  #orTyped(found: readonly Abstract[], type: TypeOutline, site: string, env: Env | null): readonly Abstract[] {
    if (found.some((one) => one.kind !== 'unknown' && one.kind !== 'primitive') || type.of === undefined) return found;
    const typed = this.resolve(type.of, env).flatMap((of) => this.#instanceOfType(of, site));
    return typed.length > 0 ? typed : found;
  }

  #instanceOfType(of: Abstract, site: string): readonly Abstract[] {
    if (of.kind === 'class') return [{ kind: 'instance', class: of.class, env: of.env, made: `typed:${site}` }];
    if (of.kind === 'external' && of.module !== 'global') return [{ kind: 'external', module: of.module, path: `${of.path === '' ? 'default' : of.path}#`, site: `typed:${site}`, aliased: true }];
    return [];
  }

  #parameter(value: Value & { is: 'parameter' }, env: Env | null): readonly Abstract[] {
    const own = envOf(value.function, env);
    const type = this.program.functions[value.function]!.parameters[value.index]?.type;
    const unknown: Abstract = type === undefined ? UNKNOWN_VALUE : { kind: 'unknown', type };
    if (own === null) return [unknown];
    if (value.rest) return own.open ? [unknown] : [{ kind: 'list', items: own.args.slice(value.index).map((arg) => arg ?? [UNKNOWN_VALUE]) }];
    if (value.index >= own.args.length) return own.open ? [unknown] : [PRIMITIVE];
    return own.args[value.index] ?? [unknown];
  }

  #import(value: Value & { is: 'import' }): readonly Abstract[] {
    const from = value.file ?? 0;
    const module = this.knowledge.moduleOf(value.module, this.program.file(from).path);
    const path = value.name === '*' ? '' : value.name === 'default' && module.startsWith('node:') ? '' : value.name;
    const isSpokenOf = this.#isSpokenOf(module, path);
    const file = isSpokenOf ? undefined : this.program.follow(value.module, from);
    if (isSpokenOf) this.program.notePackage(value.module, from);
    if (file !== undefined) {
      const followed = value.name === '*' ? this.#namespace(file, module) : this.#orUnknown(this.#orSubmodule(this.#findExport(file, value.name), value, from));
      return value.lazy ? [{ kind: 'promise', of: followed }] : followed;
    }
    const submodule = isSpokenOf ? [] : this.#orSubmodule([], value, from);
    if (submodule.length > 0) return submodule;
    const found: External = { kind: 'external', module, path, site: `${module}:${path}` };
    return value.lazy ? [{ kind: 'promise', of: [found] }] : [found];
  }

  /** What is imported by a name may be a module of its own. */
  #orSubmodule(found: readonly Abstract[], value: Value & { is: 'import' }, from: number): readonly Abstract[] {
    const name = found.length > 0 || value.name === '*' ? undefined : this.language.submodule(value.module, value.name);
    if (name === undefined) return found;
    const module = this.knowledge.moduleOf(name, this.program.file(from).path);
    const file = this.program.follow(name, from);
    if (file !== undefined) return this.#namespace(file, module);
    return this.knowledge.speaksOf(module) ? [{ kind: 'external', module, path: '', site: `${module}:` }] : [];
  }

  global(name: string, file?: number): Abstract {
    const path = this.language.globalObjects.has(name) ? '' : name;
    return { kind: 'external', module: 'global', path, site: siteOfModule(path, file ?? 0) };
  }

  // ---- other files

  /** The catalog or the settings say what it is: that holds, whatever the file shows. */
  #isSpokenOf(module: string, path: string): boolean {
    return path !== '' && (this.knowledge.find(module, path).length > 0 || this.knowledge.knows(module, path));
  }

  /** What `require` or `import * as` of the file gives: what a CommonJS module assigns to `module.exports`, or the namespace. */
  #namespace(file: number, module: string): readonly Abstract[] {
    const whole = this.#moduleExports(file);
    return whole.length > 0 ? whole : [{ kind: 'namespace', file, module }];
  }

  #namespaceMember(of: Abstract & { kind: 'namespace' }, name: string): readonly Abstract[] {
    if (this.#isSpokenOf(of.module, name)) return [{ kind: 'external', module: of.module, path: name, site: `${of.module}:${name}` }];
    return this.#exported(of.file, name);
  }

  /** What the file exports as `name`; unknown when it is not seen to export it. */
  #exported(file: number, name: string): readonly Abstract[] {
    return this.#orUnknown(this.#findExport(file, name));
  }

  #findExport(file: number, name: string): readonly Abstract[] {
    // What hands on all of dozens of files asks each of them.
    if (!this.program.file(file).mayExport(name)) return [];
    return this.#once(`e${file}:${name}`, () => {
      const { exports } = this.program.file(file);
      const own = exports.filter((one) => one.name === name);
      if (own.length > 0) return own.flatMap((one) => this.resolve(one.value, null));
      const stars = name === 'default' ? [] : this.#once(`*${file}`, () => exports.filter((one) => one.name === '*').flatMap((one) => this.resolve(one.value, null)));
      const passedOn = stars.flatMap((of) => (of.kind === 'namespace' ? this.#findExport(of.file, name) : []));
      return passedOn.length > 0 ? passedOn : this.#commonExport(file, name);
    });
  }

  /** What a CommonJS module exports as `name`; as `default`, the whole. */
  #commonExport(file: number, name: string): readonly Abstract[] {
    const whole = this.#moduleExports(file);
    if (name === 'default' && whole.length > 0) return whole;
    const assigned = [...this.#assigned(ofModule('exports', 'exports', file), name), ...this.#assigned(ofModule('module', 'module.exports', file), name)];
    const { exports, path } = this.program.file(file);
    if (name === 'default' && assigned.length === 0) return exports.length === 0 ? [{ kind: 'namespace', file, module: path }] : [];
    return [...assigned, ...whole.flatMap((of) => this.member(of, name))];
  }

  /** What the file assigns to `module.exports`. */
  #moduleExports(file: number): readonly Abstract[] {
    return this.#assigned(ofModule('module', 'module', file), 'exports').filter((one) => one.kind !== 'primitive');
  }

  #self(fn: number, env: Env | null): readonly Abstract[] {
    const own = envOf(fn, env);
    if (own?.self != null) return own.self;
    const outline = this.program.functions[fn]!;
    if (outline.class === undefined) return [UNKNOWN_VALUE];
    const around = envOf(this.program.classes[outline.class]!.in, env);
    return [outline.static === true ? { kind: 'class', class: outline.class, env: around } : this.ownInstance(outline.class, around)];
  }

  /** `this` in the methods of a class of which no particular instance is known. */
  ownInstance(classId: number, env: Env | null): Instance {
    return { kind: 'instance', class: classId, env, made: 'this' };
  }

  #super(fn: number, env: Env | null): readonly Abstract[] {
    const outline = this.program.functions[fn]!;
    const own = outline.class === undefined ? undefined : this.program.classes[outline.class]!;
    if (own?.super === undefined) return [UNKNOWN_VALUE];
    return this.resolve(own.super, envOf(own.in, env)).map((base): Abstract => {
      if (base.kind === 'class') return outline.static === true ? base : { kind: 'instance', class: base.class, env: base.env, made: 'this' };
      if (base.kind === 'external') return outline.static === true ? base : { ...base, path: `${base.path}#`, site: `super:${outline.class}` };
      return UNKNOWN_VALUE;
    });
  }

  /** `super().get`: what the base class has, for whom the method at hand was called on. */
  #inherited(fn: number, name: string, env: Env | null): readonly Abstract[] {
    const self = this.#self(fn, env);
    return this.#super(fn, env).flatMap((base) => (base.kind === 'class' || base.kind === 'instance'
      ? this.#orUnknown([...this.#classMember(base.class, base.env, name, base.kind === 'class', self), ...this.#assigned(base, name)]) : this.member(base, name)));
  }

  // ---- properties

  /** What the property `name` of `of` may be. */
  member(of: Abstract, name: string): readonly Abstract[] {
    switch (of.kind) {
      case 'closure': return this.language.functionMethods.has(name) ? [{ kind: 'functionMethod', name, target: of }] : this.#orUnknown(this.#assigned(of, name));
      case 'wrapped': return this.language.functionMethods.has(name) ? [{ kind: 'functionMethod', name, target: of }] : [UNKNOWN_VALUE];
      case 'class': return this.#orUnknown([...this.#classMember(of.class, of.env, name, true, [of]), ...this.#assigned(of, name)]);
      case 'instance': return this.#orUnknown([...this.#classMember(of.class, of.env, name, false, [of], of), ...this.#assigned(of, name)]);
      case 'object': {
        const found = [...this.#property(of, name), ...this.#assigned(of, name)];
        return found.length === 0 && this.language.itemMethods.has(name) ? [method('Items#', name, of)] : this.#orUnknown(found);
      }
      case 'external': return this.#externalMember(of, name);
      case 'promise': return this.language.promiseMethods.has(name) ? [method('Promise#', name, of)] : [UNKNOWN_VALUE];
      case 'list': return /^\d+$/.test(name) ? of.items[Number(name)] ?? [PRIMITIVE] : [method('Array#', name, of)];
      case 'primitive': return /^(?:\d+|\?)$/.test(name) ? [PRIMITIVE] : [method('String#', name, of)];
      case 'iterator': return [method('Generator#', name, of)];
      case 'functionMethod': case 'coroutine': return [UNKNOWN_VALUE];
      case 'namespace': return this.#namespaceMember(of, name);
      case 'unknown':
        if (this.language.promiseMethods.has(name)) return [method('Promise#', name, of)];
        if (this.language.textMethods.has(name)) return [method('String#', name, of)];
        return this.language.listCallbacks.has(name) ? [method('Array#', name, of)] : [UNKNOWN_VALUE];
    }
  }

  #orUnknown(found: readonly Abstract[]): readonly Abstract[] {
    return found.length > 0 ? found : [UNKNOWN_VALUE];
  }

  /** An object that is spread into itself, as an accumulator is, adds nothing of its own. One may hold the next, without an end. */
  #property(of: Abstract & { kind: 'object' }, name: string): readonly Abstract[] {
    if (this.#isTooDeep()) return NOT_KNOWN;
    this.#nesting += 1;
    const found = this.#once(`p${name}:${keyOf(of)}`, () => this.#propertyOf(of, name));
    this.#nesting -= 1;
    return found;
  }

  #propertyOf(of: Abstract & { kind: 'object' }, name: string): readonly Abstract[] {
    const own = of.value.properties.filter((property) => property.name === name && property.kind !== 'setter');
    if (own.length > 0) {
      return own.flatMap((property) => {
        const found = withSelf(this.resolve(property.value, of.env), of);
        return property.kind === 'getter' ? found.flatMap((getter) => this.#returned(getter)) : found;
      });
    }
    // An object may be spread into itself: `options = { ...options, deep: true }`.
    return this.#once(`s${name}:${keyOf(of)}`, () => of.value.spreads.flatMap((spread) => (
      this.resolve(spread, of.env).flatMap((one) => (one.kind === 'object' ? this.#property(one, name) : [UNKNOWN_VALUE])))));
  }

  /** Any value of the object, where nobody knows which one is asked for. */
  #items(of: Abstract & { kind: 'object' }): readonly Abstract[] {
    return this.#once(`i:${keyOf(of)}`, () => this.#orUnknown([...of.value.properties.flatMap((property) => this.resolve(property.value, of.env)), ...(of.value.spreads.length > 0 ? [UNKNOWN_VALUE] : [])]));
  }

  /** The getter that answers a read of `name`, if there is one. */
  getters(of: Abstract, name: string): readonly Closure[] {
    return this.#accessors(of, name, 'getter');
  }

  /** The setter that a write to `name` runs, if there is one. */
  setters(of: Abstract, name: string): readonly Closure[] {
    return this.#accessors(of, name, 'setter');
  }

  #accessors(of: Abstract, name: string, kind: 'getter' | 'setter'): readonly Closure[] {
    if (of.kind === 'object') {
      return of.value.properties.filter((property) => property.name === name && property.kind === kind)
        .flatMap((property) => withSelf(this.resolve(property.value, of.env), of)).filter((found): found is Closure => found.kind === 'closure');
    }
    if (of.kind !== 'instance' && of.kind !== 'class') return [];
    const member = this.#findMember(of, name, of.kind === 'class', kind);
    return member === undefined ? [] : withSelf(this.resolve(member.value, envOf(this.program.classes[member.class]!.in, member.env)), of).filter((found): found is Closure => found.kind === 'closure');
  }

  #findMember(of: ClassOf, name: string, isStatic: boolean, kind: string): (ClassOf & { readonly value: Value }) | undefined {
    for (const one of this.ancestry(of)) {
      const member = this.#membersOf(one.class, name).find((candidate) => candidate.static === isStatic && candidate.kind === kind);
      if (member !== undefined) return { ...one, value: member.value };
    }
    return undefined;
  }

  /** The class and those that it extends, as far as they are seen, nearest first. */
  ancestry(of: ClassOf): readonly ClassOf[] {
    return this.#forGood(this.#ancestries, keyOfClass(of.class, of.env), () => this.#findAncestry(of));
  }

  #findAncestry(of: ClassOf): readonly ClassOf[] {
    const line: ClassOf[] = [{ class: of.class, env: of.env }];
    for (let at: ClassOf = line[0]!; ;) {
      const outline = this.program.classes[at.class]!;
      const next = outline.super === undefined ? undefined : this.resolve(outline.super, envOf(outline.in, at.env)).find((one) => one.kind === 'class');
      if (next?.kind !== 'class' || line.some((one) => one.class === next.class)) return line;
      line.push(at = { class: next.class, env: next.env });
    }
  }

  /** The class's own members of that name. */
  #membersOf(classId: number, name: string): readonly MemberOutline[] {
    let members = this.#members.get(classId);
    if (members === undefined) {
      this.#members.set(classId, members = new Map());
      for (const member of this.program.classes[classId]!.members) {
        const known = members.get(member.name);
        if (known === undefined) members.set(member.name, [member]);
        else known.push(member);
      }
    }
    return members.get(name) ?? [];
  }

  #classMember(classId: number, env: Env | null, name: string, isStatic: boolean, self: readonly Abstract[], instance?: Instance): readonly Abstract[] {
    return this.#ownersOf(classId, env, name, isStatic).flatMap(({ class: owner, around, base }) => {
      if (base === undefined) return this.#membersOf(owner, name).filter((member) => isRead(member, isStatic)).flatMap((member) => this.#memberValue(member, owner, around, self, instance));
      if (base.kind !== 'external') return [UNKNOWN_VALUE];
      const inherited = this.#externalMember({ ...base, path: isStatic ? base.path : `${base.path}#`, site: `class:${owner}:${instance?.made ?? 'static'}` }, name);
      // Who enters an instance has that instance, with methods of its own, and not only what it extends.
      return this.language.entering.has(name) ? inherited.map((one) => (one.kind === 'external' ? { ...one, receiver: self } : one)) : inherited;
    });
  }

  /** Where the member is looked for in the end: the same for all instances, of which there are many where a class is put together from many. */
  #ownersOf(classId: number, env: Env | null, name: string, isStatic: boolean): readonly Owner[] {
    return this.#forGood(this.#owners, `${isStatic ? '.' : '#'}${name}:${keyOfClass(classId, env)}`, () => this.#findOwners(classId, env, name, isStatic));
  }

  /** Finds something out once, unless what was found leaves something out. */
  #forGood<T>(known: Map<string, T>, key: string, find: () => T): T {
    const before = known.get(key);
    if (before !== undefined) return before;
    const outer = this.#cut;
    this.#cut = Infinity;
    const found = find();
    if (this.#cut === Infinity) known.set(key, found);
    this.#cut = Math.min(outer, this.#cut);
    return found;
  }

  /** @param seen the classes on the way: `Base = class extends Base {}` comes back to itself */
  #findOwners(classId: number, env: Env | null, name: string, isStatic: boolean, seen = new Set<string>()): readonly Owner[] {
    const key = keyOfClass(classId, env);
    if (seen.has(key)) return [];
    seen.add(key);
    const outline = this.program.classes[classId]!;
    const around = envOf(outline.in, env);
    if (this.#membersOf(classId, name).some((member) => isRead(member, isStatic))) return [{ class: classId, around }];
    if (outline.super === undefined) return [];
    return this.resolve(outline.super, around).flatMap((base) => (base.kind === 'class' ? this.#findOwners(base.class, base.env, name, isStatic, seen) : [{ class: classId, around, base }]));
  }

  #memberValue(member: MemberOutline, classId: number, around: Env | null, self: readonly Abstract[], instance?: Instance): readonly Abstract[] {
    if (member.kind === 'getter') return withSelf(this.resolve(member.value, around), self[0]!).flatMap((getter) => this.#returned(getter));
    if (member.kind === 'method') return withSelf(this.resolve(member.value, around), self[0]!);
    const fields = this.program.classes[classId]!.fields;
    const inner = instance?.built ?? (member.static || fields < 0 ? around : bind(this.#names, fields, [], self, around));
    const found = this.resolve(member.value, inner).filter((one) => one.kind !== 'primitive');
    return member.type === undefined ? found : this.#orTyped(found.length > 0 ? found : [UNKNOWN_VALUE], member.type, `field:${classId}.${member.name}`, around);
  }

  /** What is assigned to the property elsewhere in the file. */
  #assigned(of: Abstract, name: string): readonly Abstract[] {
    // To most properties nobody writes.
    if (this.program.assignmentsTo(name).length === 0) return [];
    const assignments: readonly AssignmentOutline[] = this.program.assignmentsTo(name, this.#homesOf(of));
    if (assignments.length === 0) return [];
    return this.#once(`a${name}:${keyOf(of)}`, () => assignments.flatMap((assignment) => {
      if (!this.resolve(assignment.of, null).some((target) => this.#sameThing(target, of))) return [];
      const built = of.kind === 'instance' && of.built?.fn === assignment.in ? of.built : null;
      return this.resolve(assignment.value, built ?? (of.kind === 'instance' || of.kind === 'class' ? bind(this.#names, assignment.in, [], [of], null, true) : null));
    }));
  }

  /** The files in which properties of it are looked for: those that make it, and the linted one. Undefined: in all. */
  #homesOf(of: Abstract): readonly number[] | undefined {
    switch (of.kind) {
      case 'instance': case 'class': return [0, ...this.ancestry(of).map(({ class: id }) => this.program.fileOf(this.program.classes[id]!.in))];
      case 'closure': return [0, this.program.fileOf(of.fn)];
      default: return undefined;
    }
  }

  #externalMember(of: External, name: string): readonly Abstract[] {
    if (of.module === 'global' && of.path === '') {
      const assigned = this.#assigned(of, name).filter((one) => one.kind !== 'unknown' && one.kind !== 'primitive');
      return assigned.length > 0 || this.#isRegistry(name) ? assigned : [this.global(name)];
    }
    if (of.path !== '' && this.language.promiseMethods.has(name) && !this.knowledge.knows(of.module, `${of.path}.${name}`)) return [method('Promise#', name, of)];
    // A property of something, or what a call gives. (`map` of a module itself is a function that takes a list.)
    const isGiven = /[.#)]/.test(of.path) || of.path === OF_A_PACKAGE;
    if (isGiven && this.language.listCallbacks.has(name) && !this.knowledge.knows(of.module, `${of.path}.${name}`)) return [method('Array#', name, of)];
    if (isGiven && this.language.textMethods.has(name) && !this.knowledge.knows(of.module, `${of.path}.${name}`)) return [method('String#', name, of)];
    const assigned = this.#assigned(of, name).filter((one) => one.kind !== 'unknown' && one.kind !== 'primitive');
    if (assigned.length > 0) return assigned;
    if (of.path === OF_A_PACKAGE) return [{ ...of, receiver: [of] }];
    if (name === '?' || of.path.length > MAX_PATH) return [UNKNOWN_VALUE];
    const path = of.path === '' || of.path.endsWith('#') ? `${of.path}${name}` : `${of.path}.${name}`;
    if (this.language.functionMethods.has(name) && this.knowledge.find(of.module, of.path).length > 0 && !this.knowledge.knows(of.module, path)) return [{ kind: 'functionMethod', name, target: of }];
    return [{ kind: 'external', module: of.module, path: path.startsWith('default.') && this.knowledge.knows(of.module, path.slice(8)) ? path.slice(8) : path, site: of.path === '' ? `${of.module}:${name}` : of.site, receiver: [of], ...(of.aliased ? { aliased: true } : {}) }];
  }

  /** `globalThis.db ?? make()`: where nobody is seen to put anything there, it is what is made. */
  #choice(of: readonly Value[], env: Env | null): readonly Abstract[] {
    const found = of.map((one) => this.#resolve(one, env));
    const filled = found.filter((one, i) => !this.#isUnfilled(of[i]!, one));
    return (filled.length > 0 ? filled : found).flat();
  }

  #isUnfilled(value: Value, [found, ...others]: readonly Abstract[]): boolean {
    return value.is === 'member' && found?.kind === 'external' && others.length === 0 && found.module === 'global' && found.path === value.name
      && !this.language.globals.has(value.name) && !this.knowledge.knows('global', value.name);
  }

  /** The project keeps something of its own under this name of `globalThis`: it is what is put there, and nothing else. */
  #isRegistry(name: string): boolean {
    return this.program.assignmentsTo(name).some((assignment) => this.resolve(assignment.of, null).some((of) => of.kind === 'external' && of.module === 'global' && of.path === ''));
  }

  /** Two values that the file writes to under different names, such as `this` in a constructor and an instance made elsewhere. */
  #sameThing(a: Abstract, b: Abstract): boolean {
    if ((a.kind === 'instance' && b.kind === 'instance') || (a.kind === 'class' && b.kind === 'class')) return this.ancestry(b).some((one) => one.class === a.class);
    if (a.kind === 'object' && b.kind === 'object') return a.value === b.value;
    if (a.kind === 'closure' && b.kind === 'closure') return a.fn === b.fn;
    if (a.kind === 'external' && b.kind === 'external') return a.module === b.module && a.path === b.path && a.site === b.site;
    return false;
  }

  // ---- calls

  #result(id: number, env: Env | null): readonly Abstract[] {
    const call = this.program.calls[id]!;
    const own = envOf(call.in, env);
    return this.#ofRow(this.#ofResults, id, 'r', own, () => this.resolve(call.callee, own).flatMap((callee) => this.resultOf(callee, call, id, own)));
  }

  /** What calling `callee` this way gives. */
  resultOf(callee: Abstract, call: CallOutline, id: number, env: Env | null): readonly Abstract[] {
    switch (callee.kind) {
      case 'closure': return this.#closureResult(callee, this.argumentsOf(call, env));
      case 'class': return [this.instance(callee, call, id, env)];
      case 'functionMethod': return this.#functionMethodResult(callee, call, env);
      case 'wrapped': return [UNKNOWN_VALUE];
      case 'external': return this.#externalResult(callee, call, id, env);
      case 'instance': {
        const called = this.called(callee);
        return called.length > 0 ? called.flatMap((one) => this.#closureResult(one, this.argumentsOf(call, env))) : this.#decorated(call, env);
      }
      default: return this.#decorated(call, env);
    }
  }

  /** What runs when the instance is called like a function. */
  called(of: Instance): readonly Closure[] {
    const { callMethod } = this.language;
    return callMethod === undefined ? [] : this.#classMember(of.class, of.env, callMethod, false, [of], of).filter((one): one is Closure => one.kind === 'closure');
  }

  /** A decorator of which nothing is known keeps the function, as far as anybody can tell. */
  #decorated(call: CallOutline, env: Env | null): readonly Abstract[] {
    return call.how === 'decorator' && call.arguments.length === 1 ? this.resolve(call.arguments[0]!.value, env) : [UNKNOWN_VALUE];
  }

  /** A new instance, with the constructor's bindings when the class has one of its own. */
  instance(callee: Abstract & { kind: 'class' }, call: CallOutline, id: number, env: Env | null): Instance {
    const within = env === null || env.key === '' ? NO_CLASSES : classesIn(env);
    // A method that makes another one of its own class, and that one yet another, would make ever new ones.
    const made = env === null || env.key === '' || within.has(callee.class) ? `${id}` : `${id}<${env.key}>`;
    const found: Instance = { kind: 'instance', class: callee.class, env: callee.env, made, ...(within.size > 0 ? { within } : {}) };
    const constructor = this.constructorOf(callee);
    if (constructor === undefined) return found;
    return { ...found, built: this.enter({ ...constructor, self: [found] }, this.argumentsOf(call, env)) };
  }

  /** The constructor that `new` of the class runs first, if it is seen. */
  constructorOf(of: ClassOf): Closure | undefined {
    for (const { class: id, env } of this.ancestry(of)) {
      const own = this.program.classes[id]!.members.find((member) => member.kind === 'constructor');
      if (own?.value.is === 'function') return this.closure(own.value.function, env);
    }
    return undefined;
  }

  /** All that making one of the class runs: constructors and initialisers of fields, its own and those of the classes that it extends. */
  runByMaking(of: ClassOf): readonly Closure[] {
    const self = [this.ownInstance(of.class, of.env)];
    return this.ancestry(of).flatMap(({ class: id, env }) => {
      const { fields, members } = this.program.classes[id]!;
      const run = members.flatMap(({ kind, value }) => (kind === 'constructor' && value.is === 'function' ? [value.function] : []));
      return (fields < 0 ? run : [...run, fields]).map((fn) => ({ ...this.closure(fn, env), self }));
    });
  }

  #functionMethodResult(callee: Abstract & { kind: 'functionMethod' }, call: CallOutline, env: Env | null): readonly Abstract[] {
    const args = this.argumentsOf(call, env);
    if (callee.name === 'bind') return [bindFunction(callee.target, args)];
    if (callee.target.kind !== 'closure') return [UNKNOWN_VALUE];
    const target: Closure = args[0] == null ? callee.target : { ...callee.target, self: args[0] };
    return this.#closureResult(target, callee.name === 'call' ? args.slice(1) : spread(args[1]));
  }

  #closureResult(callee: Closure, args: Arguments): readonly Abstract[] {
    const env = this.enter(callee, args);
    const outline = this.program.functions[callee.fn]!;
    if (outline.generator) return [{ kind: 'iterator', closure: callee, env }];
    if (outline.async && this.language.awaitKeepsContext) return [{ kind: 'coroutine', closure: callee, env }];
    const returned = this.returns(callee.fn, env);
    if (!outline.async) return returned;
    return [{ kind: 'promise', of: distinct(returned.flatMap((one) => (one.kind === 'promise' ? one.of : [one]))) }];
  }

  /** A call of the function runs nothing of it yet, and awaiting what the call gave runs it. */
  runsAwaited(fn: number): boolean {
    const { generator, async } = this.program.functions[fn]!;
    return async && !generator && this.language.awaitKeepsContext;
  }

  /** A call of the function runs nothing of it yet: a generator, or what somebody is to await first. */
  runsLater(fn: number): boolean {
    const { generator, async } = this.program.functions[fn]!;
    return generator || (async && this.language.awaitKeepsContext);
  }

  #returned(getter: Abstract): readonly Abstract[] {
    return getter.kind === 'closure' ? this.#closureResult(getter, []) : [UNKNOWN_VALUE];
  }

  /** The bindings of a function's body for one way of calling it. */
  enter(callee: Closure, args: Arguments): Env {
    const { parameters } = this.program.functions[callee.fn]!;
    const passed = withBound(callee, args);
    const all = (passed.names === undefined ? passed : arrange(passed, passed.names, parameters)).map((arg) => arg?.map((value) => this.#asArgument(value)) ?? null);
    const takesRest = parameters.at(-1)?.rest === true;
    const fixed = takesRest ? parameters.length - 1 : parameters.length;
    while (all.length < fixed) all.push([PRIMITIVE]);
    const given = takesRest ? all : all.slice(0, fixed);
    const into = (those: Arguments): Env => bind(this.#names, callee.fn, those, callee.self ?? null, callee.env);
    return this.#amongWays(into(given)) ?? into(given.map((arg) => (this.#isNoData(arg) ? arg : null)));
  }

  /** The bindings, as long as not too many ways to call that function of another file are told apart. */
  #amongWays(env: Env): Env | undefined {
    if (this.program.isLinted(env.fn)) return env;
    let ways = this.#ways.get(env.fn);
    if (ways === undefined) this.#ways.set(env.fn, ways = new Set());
    if (!ways.has(env.key) && ways.size >= this.limits.ways) return undefined;
    ways.add(env.key);
    return env;
  }

  /** What can be called, and what is nothing at all. */
  #isNoData(arg: readonly Abstract[] | null): boolean {
    return arg?.some((one) => this.#holdsCode(one)) === true || arg?.every(({ kind }) => kind === 'primitive') === true;
  }

  /** The value is, or holds, something that can be called or looked up. What is in it that is asked for already adds nothing. */
  #holdsCode(value: Abstract): boolean {
    switch (value.kind) {
      case 'primitive': case 'unknown': return false;
      // `resolve` of a promise runs nothing: unknown, it would be anybody, and `setTimeout(resolve)` would run that.
      case 'external': return value.path === SETTLE.path || (value.module !== 'global' && this.#isKnown(value.module, value.path));
      case 'list': return value.items.flat().some((item) => this.#holdsCode(item));
      case 'promise': return value.of.some((one) => this.#holdsCode(one));
      case 'object': return this.#once(`c${keyOf(value)}`, () => (this.#heldIn(value).some((one) => this.#holdsCode(one)) ? [value] : [])).length > 0;
      default: return true;
    }
  }

  #heldIn({ value, env }: Abstract & { kind: 'object' }): readonly Abstract[] {
    return [...value.properties.map((property) => property.value), ...value.spreads].flatMap((one) => this.resolve(one, env));
  }

  /** What is of no interest to anybody is not told apart, so that a function is not described again for each of its arguments. */
  #asArgument(value: Abstract): Abstract {
    return value.kind === 'external' && value.path !== '' && value.site !== GIVEN && !this.#isKnown(value.module, value.path) ? UNKNOWN_VALUE : value;
  }

  /** True for what a call that looks a store up has given, and for any property of it. */
  isLookedUp({ module, path }: External): boolean {
    return [...path.matchAll(/\(\)/g)].some(({ index }) => this.knowledge.find(module, path.slice(0, index)).some((entry) => entry.role === 'read'));
  }

  /** True when the call may look up the store of that site. */
  looksUp({ callee }: Pick<CallOutline, 'callee'>, store: string, env: Env | null = null): boolean {
    return this.resolve(callee, env).some((one) => one.kind === 'external' && one.site === store && this.knowledge.find(one.module, one.path).some(({ role }) => role === 'read'));
  }

  #isKnown(module: string, path: string): boolean {
    return path.startsWith('Promise#') || this.knowledge.find(module, path).some((entry) => entry.role !== 'quiet') || this.knowledge.knows(module, path) || this.knowledge.knows(module, path.replace(/#$/, ''));
  }

  /** The bindings of a function's body when nothing is known of who calls it. */
  enterUnknown(callee: Closure): Env {
    const { parameters } = this.program.functions[callee.fn]!;
    const bound = withBound(callee, []);
    // Whatever else it gets may come by any name.
    const known = bound.names === undefined ? bound : arrange(bound, [...bound.names, '**'], parameters);
    return bind(this.#names, callee.fn, known, callee.self ?? null, callee.env, parameters.length > known.length || known.includes(null));
  }

  /** Everything the function may return under these bindings. */
  returns(fn: number, env: Env): readonly Abstract[] {
    return this.#once(`f${fn}<${env.key}>`, () => this.returnedBy(fn).flatMap((value) => this.resolve(value, env)));
  }

  /** What stands behind the function's `return`s. */
  returnedBy(fn: number): readonly Value[] {
    const values: Value[] = [];
    collectReturns(this.program.functions[fn]!.body, values);
    return values;
  }

  #externalResult(callee: External, call: CallOutline, id: number, env: Env | null): readonly Abstract[] {
    const at = `call:${id}${env === null || env.key === '' ? '' : `<${env.key}>`}`;
    if (call.how === 'new') {
      if (callee.module === 'global' && callee.path === 'Promise') return [{ kind: 'promise', of: [UNKNOWN_VALUE] }];
      return [{ kind: 'external', module: callee.module, path: `${callee.path === '' ? 'default' : callee.path}#`, site: at }];
    }
    if (callee.module === 'global') {
      const args = this.argumentsOf(call, env);
      if (callee.path.startsWith('Items#')) return [...(callee.receiver ?? []).flatMap((of) => (of.kind === 'object' ? this.#items(of) : [UNKNOWN_VALUE])), ...(args[1] ?? [])];
      if (callee.path.startsWith('Promise')) return [promiseResult(callee, args)];
      const held = callee.path === 'Map#get' ? this.#heldBy(callee) : undefined;
      if (held !== undefined) return [...held, PRIMITIVE];
      if (this.language.identities.has(callee.path)) return args[0] ?? [UNKNOWN_VALUE];
      const pairing = this.language.pairing.get(callee.path);
      if (pairing !== undefined) return [this.#paired(pairing, args)];
      if (callee.path === 'Array#reduce' && args.length > 1) return this.#folded(args[0] ?? [UNKNOWN_VALUE], args[1] ?? [UNKNOWN_VALUE]);
    }
    if (callee.module === 'node:module' && callee.path === 'createRequire()') {
      const specifier = call.arguments[0]?.value;
      if (specifier?.is === 'constant' && specifier.value !== undefined) return this.#import({ is: 'import', module: specifier.value, name: '*' });
    }
    const wraps = this.knowledge.find(callee.module, callee.path).find((entry): entry is CrossingEntry => entry.role === 'crossing' && entry.returnsFunction === true);
    if (wraps !== undefined) {
      const args = this.argumentsOf(call, env);
      return [{ kind: 'wrapped', target: callbacksOf(wraps, args.length, args.names).flatMap((i) => args[i] ?? [UNKNOWN_VALUE]), entry: wraps, call }];
    }
    if (call.how === 'decorator' && call.arguments.length === 1) return this.#decorated(call, env);
    if (callee.receiver !== undefined && this.language.entering.has(/[^.#]*$/.exec(callee.path)![0])) {
      return callee.path.startsWith('Generator#') ? callee.receiver.flatMap((of) => (of.kind === 'iterator' ? this.#yielded(of) : [UNKNOWN_VALUE])) : callee.receiver;
    }
    // What a package gives is the package's own; how exactly it is got matters no more when nothing is known of it.
    const isPackage = this.program.packages.has(callee.module);
    if (!this.#isKnown(callee.module, callee.path) && !this.knowledge.knows(callee.module, `${callee.path}()`) && !this.knowledge.isQuiet(callee.module, `${callee.path}().?`)) {
      return isPackage ? [{ kind: 'external', module: callee.module, path: OF_A_PACKAGE, site: at }] : [UNKNOWN_VALUE];
    }
    // What a store's own method gives back belongs to that store; what any other call gives back is new: another client, with hooks of its own.
    const entries = this.knowledge.find(callee.module, callee.path);
    const belongs = entries.some(({ role }) => role === 'read') || (callee.path.includes('#') && !entries.some(({ role }) => role === 'quiet'));
    return [{ kind: 'external', module: callee.module, path: `${callee.path}()`, site: belongs ? callee.site : at, ...(callee.aliased ? { aliased: true } : {}) }];
  }

  /** One item stands for all of them. */
  #paired(how: 'numbered' | 'together', args: Arguments): Abstract {
    const items = args.map((arg) => (arg ?? [UNKNOWN_VALUE]).flatMap((of) => this.#elements(of)));
    return { kind: 'list', items: [[{ kind: 'list', items: how === 'numbered' ? [[PRIMITIVE], ...items.slice(0, 1)] : items }]] };
  }

  /** Everything that a generator may give. */
  #yielded(of: Abstract & { kind: 'iterator' }): readonly Abstract[] {
    return this.#once(`y${of.closure.fn}<${of.env.key}>`, () => {
      const values: Value[] = [];
      collectYields(this.program.functions[of.closure.fn]!.body, values);
      return values.flatMap((value) => this.resolve(value, of.env));
    });
  }

  /** What `reduce` gives: the start, when there is nothing to go through, or what the callback makes of it. */
  #folded(callbacks: readonly Abstract[], start: readonly Abstract[]): readonly Abstract[] {
    return [...start, ...callbacks.flatMap((callback) => (callback.kind === 'closure' ? this.#closureResult(callback, [start, null, null, null]) : [UNKNOWN_VALUE]))];
  }

  /** What each argument may be; null from a spread of unknown length on. Functions handed over by name remember where. */
  argumentsOf(call: CallOutline, env: Env | null): Arguments {
    const found: (readonly Abstract[] | null)[] = [];
    const names: (string | undefined)[] = [];
    for (const argument of call.arguments) {
      const values = this.resolve(argument.value, env);
      if (argument.spread && argument.name === undefined) {
        const list = values.length === 1 && values[0]!.kind === 'list' ? values[0]!.items : null;
        if (list === null) return withNames([...found, ...UNKNOWN_REST], names.some((name) => name !== undefined) ? names : undefined);
        found.push(...list);
      } else {
        found.push(argument.value.is === 'function' ? values : values.map((value) => handedOver(value, argument.at)));
        if (argument.name !== undefined) names[found.length - 1] = argument.name;
      }
    }
    return names.length > 0 ? withNames(found, names) : found;
  }
}

function keyOfClass(id: number, env: Env | null): string {
  return env === null ? `${id}` : `${id}<${env.key}>`;
}

function isRead(member: MemberOutline, isStatic: boolean): boolean {
  return member.static === isStatic && member.kind !== 'setter' && member.kind !== 'constructor';
}

/** The value, which remembers where it was handed over first. */
export function handedOver(value: Abstract, at: Place): Abstract {
  if (value.kind === 'closure') return value.handedAt === undefined ? { ...value, handedAt: at } : value;
  return value.kind === 'coroutine' && value.closure.handedAt === undefined ? { ...value, closure: { ...value.closure, handedAt: at } } : value;
}

/** What each argument of a call may be, in order; `names` are those of the parameters, for arguments that are given by name. */
export type Arguments = readonly (readonly Abstract[] | null)[] & { readonly names?: readonly (string | undefined)[] };

/** Nobody knows what a callback is given. */
export const UNTOLD: Arguments = [null, null, null, null, null, null, null, null];

function withNames(args: readonly (readonly Abstract[] | null)[], names: readonly (string | undefined)[] | undefined): Arguments {
  return names === undefined ? args : Object.assign([...args], { names });
}

/** What a function gets in the end: what was bound to it, and what it is called with. */
export function withBound({ bound, boundNames }: Closure, args: Arguments): Arguments {
  if (bound === undefined) return args;
  const names = boundNames === undefined && args.names === undefined ? undefined : [...boundNames ?? bound.map(() => undefined), ...args.names ?? args.map(() => undefined)];
  return withNames([...bound, ...args], names);
}

/** The arguments in the order of the parameters; what is missing may have come by `**`, when there was any. */
function arrange(args: Arguments, names: readonly (string | undefined)[], parameters: readonly ParameterOutline[]): (readonly Abstract[] | null)[] {
  const missing = names.includes('**') ? null : [PRIMITIVE];
  const fixed = parameters.filter(({ rest }) => !rest);
  const positional = args.filter((_, i) => names[i] === undefined);
  const placed: (readonly Abstract[] | null)[] = fixed.map(({ name, keywordOnly }, i) => {
    const named = names.indexOf(name);
    return named >= 0 ? args[named]! : keywordOnly === true ? missing : positional[i] ?? (i < positional.length ? null : missing);
  });
  return [...placed, ...positional.slice(fixed.filter(({ keywordOnly }) => keywordOnly !== true).length)];
}

/** What a package gives to a function that it was handed: its own things. */
export function givenBy(module: string): External {
  return { kind: 'external', module, path: OF_A_PACKAGE, site: GIVEN };
}

/** CommonJS's own globals are others in each file; number 0 is the linted one. */
function siteOfModule(name: string, file: number): string {
  return file === 0 ? `global:${name}` : `global:${name}@${file}`;
}

function ofModule(name: string, path: string, file: number): External {
  return { kind: 'external', module: 'global', path, site: siteOfModule(name, file) };
}

/** The bindings of `fn` among `env` and those around it; null when they are not known. */
export function envOf(fn: number, env: Env | null): Env | null {
  for (let one = env; one !== null; one = one.parent) if (one.fn === fn) return one;
  return null;
}

const NO_CLASSES: ReadonlySet<number> = new Set();

/** The classes of the instances among the bindings, and of those by way of which these were made. */
function classesIn(env: Env, found = new Set<number>()): ReadonlySet<number> {
  for (const value of [...env.self ?? [], ...env.args.flatMap((arg) => arg ?? [])]) {
    if (value.kind !== 'instance') continue;
    found.add(value.class);
    for (const one of value.within ?? NO_CLASSES) found.add(one);
  }
  return env.parent === null ? found : classesIn(env.parent, found);
}

function keyOfTyped(value: Value & { is: 'typed' }): string {
  return value.of.is === 'parameter' ? `parameter:${value.of.function}.${value.of.index}` : value.type.text;
}

function method(owner: string, name: string, of: Abstract): External {
  return { kind: 'external', module: 'global', path: `${owner}${name}`, site: '', receiver: [of] };
}

function withSelf(found: readonly Abstract[], self: Abstract): readonly Abstract[] {
  return found.map((one) => (one.kind === 'closure' && one.self === undefined ? { ...one, self: [self] } : one));
}

function bindFunction(target: Abstract, args: Arguments): Abstract {
  if (target.kind !== 'closure') return target;
  const bound = args.slice(1).map((arg) => arg ?? [UNKNOWN_VALUE]);
  const before = target.bound ?? [];
  const names = args.names === undefined ? undefined : [...target.boundNames ?? before.map(() => undefined), ...bound.map((_, i) => args.names![i + 1])];
  return {
    ...target, ...(args[0] == null || args[0].every((one) => one.kind === 'primitive') ? {} : { self: args[0] }),
    ...(bound.length > 0 ? { bound: [...before, ...bound] } : {}), ...(names === undefined ? {} : { boundNames: names }),
  };
}

function spread(list: readonly Abstract[] | null | undefined): readonly (readonly Abstract[] | null)[] {
  return list?.length === 1 && list[0]!.kind === 'list' ? list[0].items : [null];
}

function promiseResult(callee: External, args: readonly (readonly Abstract[] | null)[]): Abstract {
  const first = args[0] ?? [UNKNOWN_VALUE];
  const settled = (values: readonly Abstract[]): readonly Abstract[] => values.flatMap((one) => (one.kind === 'promise' ? one.of : [one]));
  if (callee.path === 'Promise.resolve') return { kind: 'promise', of: settled(first) };
  if (callee.path === 'Promise.all') return { kind: 'promise', of: first.map((one) => (one.kind === 'list' ? { kind: 'list', items: one.items.map(settled) } : UNKNOWN_VALUE)) };
  if (callee.path === 'Promise.race' || callee.path === 'Promise.any') return { kind: 'promise', of: first.flatMap((one) => (one.kind === 'list' ? settled(one.items.flat()) : [UNKNOWN_VALUE])) };
  return { kind: 'promise', of: [UNKNOWN_VALUE] };
}

/** The values of all `return` steps, at whatever depth. */
export function collectReturns(steps: readonly Step[], into: Value[]): void {
  visitSteps(steps, (step) => { if (step.do === 'exit' && step.how === 'return') into.push(step.value); });
}

function collectYields(steps: readonly Step[], into: Value[]): void {
  visitSteps(steps, (step) => { if (step.do === 'yield' && !step.delegate) into.push(step.value); });
}
