/** What a file shows of its functions: who calls them, how they leave the file, and whether a framework calls them first. */
import { isClientCode, isEdge, type FunctionFacts, type Verdict } from '../catalog/edge.js';
import type { EdgeEntry } from '../catalog/entry.js';
import type { Resolver } from '../flow/resolve.js';
import type { CallOutline, Outline, Value } from '../outline/outline.js';
import { SERVER_DIRECTIVE } from '../catalog/edges.js';

export class Functions {
  readonly #exportedAs = new Map<number, string[]>();
  readonly #handedTo = new Map<number, string[]>();
  readonly #facts = new Map<number, FunctionFacts>();
  readonly #callers = new Map<number, CallOutline[]>();
  readonly #edges = new Map<number, Verdict>();

  constructor(readonly outline: Outline, readonly resolver: Resolver, readonly declared: readonly EdgeEntry[], calleesOf: (call: CallOutline) => readonly number[]) {
    for (const one of outline.exports) this.#export(one.name, one.value);
    for (const { of, name, value } of outline.assignments) if (isCommonJs(of, name)) this.#export(name === 'exports' ? '' : name, value);
    for (const call of outline.calls) {
      for (const fn of calleesOf(call)) add(this.#callers, fn, call);
      for (const argument of call.arguments) this.#hand(lastNameOf(call.text), argument.value, 0);
    }
  }

  /** The calls of the function that the file shows. */
  callersOf(fn: number): readonly CallOutline[] {
    return this.#callers.get(fn) ?? [];
  }

  /** The names under which code outside the file can reach it. */
  exportedAs(fn: number): readonly string[] {
    return this.#exportedAs.get(fn) ?? [];
  }

  /** True when whoever can send a request can call it, with arguments of their own. */
  isRemote(fn: number): boolean {
    const { directives } = this.outline.functions[fn]!;
    return directives.includes(SERVER_DIRECTIVE.directive) || (this.outline.directives.includes(SERVER_DIRECTIVE.directive) && this.exportedAs(fn).length > 0);
  }

  /** Whether a framework calls it first. A function written inside such a one is a part of it. */
  isEdge(fn: number): boolean {
    return this.#each(fn, (one) => {
      let found = this.#edges.get(one);
      if (found === undefined) this.#edges.set(one, found = isEdge(this.factsOf(one), this.declared));
      return found !== false;
    });
  }

  /** Whether it serves the user interface, or is written in something that does. */
  isClient(fn: number): boolean {
    return isClientCode({ file: this.outline.file, functionName: '', moduleDirectives: this.outline.directives }) !== false
      || this.#each(fn, (one) => isClientCode(this.factsOf(one)) !== false);
  }

  #each(fn: number, test: (fn: number) => boolean): boolean {
    for (let one = fn; one > 0; one = this.outline.functions[one]!.parent) if (test(one)) return true;
    return false;
  }

  factsOf(fn: number): FunctionFacts {
    let facts = this.#facts.get(fn);
    if (facts === undefined) this.#facts.set(fn, facts = this.#describe(fn));
    return facts;
  }

  #describe(fn: number): FunctionFacts {
    const { name, parameters, decorators, directives, class: owner, jsx } = this.outline.functions[fn]!;
    return {
      file: this.outline.file, functionName: name, exportedAs: this.exportedAs(fn),
      parameterNames: parameters.map((parameter) => parameter.name),
      decorators: decorators.map((one) => this.nameOf(one)),
      parameterDecorators: parameters.flatMap((parameter) => parameter.decorators.map((one) => this.nameOf(one))),
      directives, moduleDirectives: this.outline.directives, handedTo: this.#handedTo.get(fn) ?? [],
      ...(owner === undefined ? {} : { className: this.outline.classes[owner]!.name }),
      ...(jsx === true ? { jsx } : {}),
    };
  }

  /** The last name of a reference: `Get` for `@Get('/')`. */
  nameOf(value: Value): string {
    switch (value.is) {
      case 'variable': return this.outline.variables[value.variable]!.name;
      case 'import': case 'global': case 'member': return value.name;
      case 'result': return this.nameOf(this.outline.calls[value.call]!.callee);
      default: return '';
    }
  }

  #export(name: string, value: Value): void {
    if (value.is === 'object') {
      for (const property of value.properties) this.#export(name === '' ? property.name : `${name}.${property.name}`, property.value);
      return;
    }
    for (const found of this.resolver.resolve(value, null)) {
      if (found.kind === 'closure') add(this.#exportedAs, found.fn, name === '' ? 'default' : name);
      if (found.kind === 'object') for (const property of found.value.properties) if (property.value.is === 'function') add(this.#exportedAs, property.value.function, name === '' ? property.name : `${name}.${property.name}`);
      if (found.kind === 'class') for (const member of this.outline.classes[found.class]!.members) if (member.value.is === 'function') add(this.#exportedAs, member.value.function, `${name}.${member.name}`);
    }
    // `export const getUser = cache(async () => …)`
    const made = value.is === 'variable' ? this.outline.variables[value.variable]!.values : [value];
    for (const one of made) if (one.is === 'result') for (const argument of this.outline.calls[one.call]!.arguments) if (argument.value.is === 'function') add(this.#exportedAs, argument.value.function, name);
  }

  #hand(callee: string, value: Value, depth: number): void {
    switch (value.is) {
      case 'function': add(this.#handedTo, value.function, callee); break;
      case 'variable': case 'member':
        for (const found of this.resolver.resolve(value, null)) {
          if (found.kind === 'closure') add(this.#handedTo, found.fn, callee);
          else if (found.kind === 'object' && depth < 2) this.#hand(callee, found.value, depth + 1);
        }
        break;
      case 'object': if (depth < 3) for (const property of value.properties) this.#handProperty(callee, property.name, property.value, depth); break;
      case 'list': if (depth < 3) for (const item of value.items) this.#hand(callee, item, depth + 1); break;
      default: break;
    }
  }

  #handProperty(callee: string, name: string, value: Value, depth: number): void {
    this.#hand(callee, value, depth + 1);
    if (value.is === 'function') add(this.#handedTo, value.function, name);
  }
}

function isCommonJs(of: Value, name: string): boolean {
  if (of.is === 'global') return of.name === 'exports' || (of.name === 'module' && name === 'exports');
  return of.is === 'member' && of.name === 'exports' && of.of.is === 'global' && of.of.name === 'module';
}

/** `get` of `app.get`, also of `app.route('/x').get`. */
export function lastNameOf(text: string): string {
  return /([\w$#]+)\W*$/.exec(text.replace(/\(.*\)$/, ''))?.[1] ?? '';
}

function add<K, V>(lists: Map<K, V[]>, key: K, value: V): void {
  const known = lists.get(key);
  if (known === undefined) lists.set(key, [value]);
  else known.push(value);
}
