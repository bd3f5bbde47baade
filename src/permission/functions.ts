/** What a file shows of its functions: who calls them, how they leave the file, and whether a framework calls them first. */
import { isClientCode, isEdge, isRemote, type EdgePatterns, type FunctionFacts, type Verdict } from '../catalog/edge.js';
import type { EdgeEntry } from '../catalog/entry.js';
import type { Program } from '../flow/program.js';
import type { CallOutline, Outline, Value } from '../outline/outline.js';
import { isFilledIn } from './dependencies.js';
import type { Identities } from './identity.js';
import { Nearest } from '../outline/nearest.js';

/** What is found by going through a whole file, once. */
interface FileFacts {
  readonly exportedAs: Map<number, string[]>;
  readonly handedTo: Map<number, string[]>;
}

/** Objects within objects that are looked into. */
const MAX_DEPTH = 4;

export class Functions {
  readonly #files = new Map<number, FileFacts>();
  readonly #facts = new Map<number, FunctionFacts>();
  readonly #calls = new Map<number, ReadonlyMap<string, readonly CallOutline[]>>();
  readonly #callers = new Map<number, readonly CallOutline[]>();
  readonly #edges = new Map<number, Verdict>();
  readonly #clients = new Map<number, boolean>();

  constructor(readonly program: Program, readonly identities: Identities, readonly declared: readonly EdgeEntry[], readonly patterns: EdgePatterns) {}

  /** The calls of the function that its own file shows. */
  callersOf(fn: number): readonly CallOutline[] {
    let found = this.#callers.get(fn);
    if (found === undefined) this.#callers.set(fn, found = this.#findCallers(fn));
    return found;
  }

  /** Names are compared first: to find out what a call runs may take other files. */
  #findCallers(fn: number): readonly CallOutline[] {
    const { program, identities } = this;
    const named = this.#callsByName(program.fileOf(fn)).get(identities.nameOf(fn)) ?? [];
    return named.filter((call) => identities.calleesOf(call).includes(fn));
  }

  #callsByName(file: number): ReadonlyMap<string, readonly CallOutline[]> {
    const known = this.#calls.get(file);
    if (known !== undefined) return known;
    const found = new Map<string, CallOutline[]>();
    for (const call of this.program.callsOf(file)) addAll(found, lastNameOf(call.text), [call]);
    this.#calls.set(file, found);
    return found;
  }

  /** The names under which code outside the file can reach it. */
  exportedAs(fn: number): readonly string[] {
    return this.#factsOfFile(this.program.fileOf(fn)).exportedAs.get(fn) ?? [];
  }

  isMethod(fn: number): boolean {
    return this.program.functions[fn]!.class !== undefined;
  }

  /** True when whoever can send a request can call it, with arguments of their own. */
  isRemote(fn: number): boolean {
    return this.#each(fn, (one) => isRemote(this.factsOf(one)));
  }

  /** Whether a framework calls it first. A function written inside such a one is a part of it. */
  isEdge(fn: number): boolean {
    return this.#each(fn, (one) => {
      let found = this.#edges.get(one);
      if (found === undefined) this.#edges.set(one, found = this.#verdictOf(one));
      return found !== false;
    });
  }

  #verdictOf(fn: number): Verdict {
    const told = isEdge(this.factsOf(fn), this.declared, this.patterns);
    if (told !== false) return told;
    if (isFilledIn(fn, this.program, this.identities.resolver)) return { why: 'called by the framework, which fills in its parameters' };
    return this.#isOfField(fn) && { why: 'a part of a field that a package calls: it gives the function what it has, and nobody else can' };
  }

  /** `can_edit = fields.Function(lambda booking: …)` in a class: the package calls it, with the object alone. */
  #isOfField(fn: number): boolean {
    if (this.program.functions[fn]!.name !== '') return false;
    return this.program.classesOf(this.program.fileOf(fn)).some(({ members }) => members.some(({ kind, value }) => {
      const call = kind === 'field' && value.is === 'result' ? this.program.calls[value.call]! : undefined;
      return call !== undefined && /^[A-Z]/.test(lastNameOf(call.text)) && call.arguments.some((argument) => argument.value.is === 'function' && argument.value.function === fn)
        && this.identities.resolver.resolve(call.callee, null).every((one) => one.kind === 'external');
    }));
  }

  /**
   * Whether a file that imports the linted one hands the function to what calls it for a request. All files of the project may be looked
   * through for this, so it is asked last.
   */
  isEdgeElsewhere(fn: number): boolean {
    const { imports, linted } = this.program;
    const name = this.identities.nameOf(fn);
    if (imports?.importersOf === undefined || !this.program.isLinted(fn) || this.exportedAs(fn).length === 0 || this.isMethod(fn)) return false;
    const handedTo = imports.importersOf(linted.file, new Set([name])).flatMap(({ outline }) => outline.calls
      .filter((call) => call.arguments.some(({ value }) => nameIn(value, outline) === name)).map((call) => lastNameOf(call.text)));
    return isEdge({ ...this.factsOf(fn), handedTo }, this.declared, this.patterns) !== false;
  }

  /** Whether it serves the user interface, or is written in something that does. */
  isClient(fn: number): boolean {
    return this.isClientFile(this.program.fileOf(fn)) || this.#each(fn, (one) => isClientCode(this.factsOf(one)) !== false);
  }

  isClientFile(file: number): boolean {
    let found = this.#clients.get(file);
    if (found === undefined) {
      const { path, outline } = this.program.file(file);
      this.#clients.set(file, found = isClientCode({ file: path, functionName: '', moduleDirectives: outline.directives }) !== false);
    }
    return found;
  }

  #each(fn: number, test: (fn: number) => boolean): boolean {
    for (let one = fn; !this.program.isModule(one); one = this.program.functions[one]!.parent) if (test(one)) return true;
    return false;
  }

  factsOf(fn: number): FunctionFacts {
    let facts = this.#facts.get(fn);
    if (facts === undefined) this.#facts.set(fn, facts = this.#describe(fn));
    return facts;
  }

  #describe(fn: number): FunctionFacts {
    const { parameters, decorators, directives, class: owner, jsx } = this.program.functions[fn]!;
    const file = this.program.fileOf(fn);
    const { path, outline: { directives: moduleDirectives } } = this.program.file(file);
    return {
      file: path, functionName: this.identities.nameOf(fn), exportedAs: this.exportedAs(fn),
      parameterNames: parameters.map((parameter) => parameter.name),
      decorators: decorators.map((one) => this.nameOf(one)),
      parameterDecorators: parameters.flatMap((parameter) => parameter.decorators.map((one) => this.nameOf(one))),
      directives, moduleDirectives, handedTo: this.#factsOfFile(file).handedTo.get(fn) ?? [],
      ...(owner === undefined ? {} : { className: this.program.classes[owner]!.name, classDecorators: this.program.classes[owner]!.decorators.map((one) => this.nameOf(one)) }),
      ...(jsx === true ? { jsx } : {}),
    };
  }

  /** The last name of a reference: `Get` for `@Get('/')`. */
  nameOf(value: Value): string {
    switch (value.is) {
      case 'variable': return this.program.variables[value.variable]!.name;
      case 'import': case 'global': case 'member': return value.name;
      case 'result': return this.nameOf(this.program.calls[value.call]!.callee);
      default: return '';
    }
  }

  #factsOfFile(file: number): FileFacts {
    let facts = this.#files.get(file);
    if (facts === undefined) this.#files.set(file, facts = this.#goThrough(file));
    return facts;
  }

  #goThrough(file: number): FileFacts {
    const facts: FileFacts = { exportedAs: new Map(), handedTo: new Map() };
    const { exports, assignments } = this.program.file(file);
    for (const one of exports) this.#export(facts, one.name, one.value);
    for (const { of, name, value } of assignments) if (isCommonJs(of, name)) this.#export(facts, name === 'exports' ? '' : name, value);
    for (const call of this.program.callsOf(file)) {
      const callee = lastNameOf(call.text);
      for (const argument of call.arguments) this.#visit(argument.value, false, (fn, path) => { addAll(facts.handedTo, fn, [callee, ...path]); });
    }
    return facts;
  }

  #export(facts: FileFacts, name: string, value: Value): void {
    this.#visit(value, true, (fn, path) => { addAll(facts.exportedAs, fn, [[name, ...path].filter((part) => part !== '').join('.') || 'default']); });
  }

  /**
   * All functions of the file that the value holds, with the names of the properties that lead to each. Imports are not followed.
   *
   * @param classes whether the methods of classes count as well
   */
  #visit(value: Value, classes: boolean, found: (fn: number, path: readonly string[]) => void, path: readonly string[] = [], seen = new Nearest<string>(), depth = 0): void {
    if (depth > MAX_DEPTH) return;
    const into = (one: Value, property: string): void => { this.#visit(one, classes, found, property === '' ? path : [...path, property], seen, depth + 1); };
    switch (value.is) {
      case 'function': found(value.function, path); break;
      case 'class': if (classes) for (const member of this.program.classes[value.class]!.members) if (member.kind !== 'constructor') into(member.value, member.name); break;
      case 'variable': if (seen.isNew(`${value.variable} ${path.join('.')}`, depth)) for (const one of this.program.variables[value.variable]!.values) into(one, ''); break;
      case 'typed': case 'awaited': into(value.of, ''); break;
      case 'choice': for (const one of value.of) into(one, ''); break;
      case 'object': for (const property of value.properties) into(property.value, property.name); break;
      case 'list': for (const item of value.items) into(item, ''); break;
      case 'member': this.#visitMember(value, into); break;
      case 'result': this.#visitResult(this.program.calls[value.call]!, into); break;
      default: break;
    }
  }

  /** `handlers.list` of an object that is written in the file. */
  #visitMember(value: Value & { is: 'member' }, into: (value: Value, property: string) => void): void {
    const owners = value.of.is === 'variable' ? this.program.variables[value.of.variable]!.values : value.of.is === 'this' ? [value.of] : [];
    for (const owner of owners) {
      if (owner.is === 'object') for (const property of owner.properties.filter((one) => one.name === value.name)) into(property.value, '');
      const made = owner.is === 'result' ? this.#classMadeBy(this.program.calls[owner.call]!) : owner.is === 'class' ? owner.class : owner.is === 'this' ? this.program.functions[owner.function]!.class : undefined;
      if (made !== undefined) for (const member of this.program.classes[made]!.members.filter((one) => one.name === value.name)) into(member.value, '');
    }
  }

  /** `cache(async () => …)`, `new Controller()`, `this.list.bind(this)`. */
  #visitResult(call: CallOutline, into: (value: Value, property: string) => void): void {
    const made = this.#classMadeBy(call);
    if (made !== undefined) into({ is: 'class', class: made }, '');
    else if (call.callee.is === 'member' && call.callee.name === 'bind') into(call.callee.of, '');
    else for (const argument of call.arguments) if (argument.value.is === 'function') into(argument.value, '');
  }

  #classMadeBy({ how, callee }: CallOutline): number | undefined {
    if (how !== 'new' || callee.is !== 'variable') return undefined;
    const made = this.program.variables[callee.variable]!.values.find((one) => one.is === 'class');
    return made?.is === 'class' ? made.class : undefined;
  }
}

/** Under which name of another file a value was imported: `guard` of `guard` and of `auth.guard`. */
function nameIn(value: Value, { variables }: Outline): string | undefined {
  if (value.is === 'member') return value.name;
  const [first] = value.is === 'variable' ? variables[value.variable]!.values : [];
  return first?.is === 'import' ? first.name : undefined;
}

function isCommonJs(of: Value, name: string): boolean {
  if (of.is === 'global') return of.name === 'exports' || (of.name === 'module' && name === 'exports');
  return of.is === 'member' && of.name === 'exports' && of.of.is === 'global' && of.of.name === 'module';
}

/** `get` of `app.get`, also of `app.route('/x').get`. */
export function lastNameOf(text: string): string {
  return /([\w$#]+)\W*$/.exec(text.replace(/\(.*\)$/, ''))?.[1] ?? '';
}

function addAll<K, V>(lists: Map<K, V[]>, key: K, values: readonly V[]): void {
  const known = lists.get(key);
  if (known === undefined) lists.set(key, [...values]);
  else known.push(...values);
}
