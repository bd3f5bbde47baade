/** Which names a Python file binds and reads, and where: the scopes of CPython's symtable, with the nodes. */
import { linkClosures } from './closures.js';
import { Scope, type PythonSymbol } from './symbols.js';
import { visitorKeys } from './visitor-keys.js';
import type {
  AnnAssign, Arguments, ClassDef, DictComp, FunctionParts, GeneratorExp, Lambda, ListComp, Module, Name, NamedExpr, PythonNode, SetComp,
  TypeAlias, TypeParameter,
} from './ast.js';

type ComprehensionNode = ListComp | SetComp | DictComp | GeneratorExp;

const COMPREHENSIONS = { ListComp: 'listcomp', SetComp: 'setcomp', DictComp: 'dictcomp', GeneratorExp: 'genexpr' } as const;

export interface PythonScopes {
  readonly module: Scope;
  /** The scope that a node opens: a module, function, class, lambda, comprehension or type alias. */
  readonly of: ReadonlyMap<PythonNode, Scope>;
}

/**
 * Finds the scopes of a tree and what each name in them stands for.
 *
 * @param ast from `parsePython`; a tree with errors will do
 * @param annotations false to leave annotations out, as Python does after `from __future__ import annotations`
 */
export function analyzeScopes(ast: Module, { annotations = true }: { readonly annotations?: boolean } = {}): PythonScopes {
  const analysis = new ScopeAnalysis(ast, annotations);
  analysis.run();
  linkClosures(analysis.module);
  return analysis;
}

/** The walk through the tree: with a stack of its own, because a tree can be as deep as a line is long. */
class ScopeAnalysis implements PythonScopes {
  readonly module: Scope;
  readonly of = new Map<PythonNode, Scope>();
  /** What is still to be visited, and in which scope; the next on top. */
  private readonly nodes: PythonNode[] = [];
  private readonly scopes: Scope[] = [];

  constructor(ast: Module, private readonly annotations: boolean) {
    this.module = new Scope('module', ast, null, 'top', null);
    this.of.set(ast, this.module);
    this.later(this.module, ast.body);
  }

  run(): void {
    for (let node = this.nodes.pop(); node !== undefined; node = this.nodes.pop()) this.visit(node, this.scopes.pop()!);
  }

  /** Leaves nodes for later. What is left last is visited first. */
  private later(scope: Scope, nodes: readonly (PythonNode | null)[]): void {
    for (let index = nodes.length - 1; index >= 0; index--) {
      const node = nodes[index]!;
      if (node === null) continue;
      this.nodes.push(node);
      this.scopes.push(scope);
    }
  }

  private open(type: Scope['type'], node: PythonNode, parent: Scope, name: string, className = parent.className): Scope {
    const scope = new Scope(type, node, parent, name, className);
    if (type !== 'type parameters') this.of.set(node, scope);
    return scope;
  }

  private bind(scope: Scope, id: string, node: PythonNode): PythonSymbol {
    const symbol = scope.symbol(id);
    symbol.assigned = true;
    symbol.bindings.push(node);
    return symbol;
  }

  private visit(node: PythonNode, scope: Scope): void {
    switch (node.type) {
      case 'Name': return this.name(node, scope);
      case 'NamedExpr': return this.walrus(node, scope);
      case 'FunctionDef': case 'AsyncFunctionDef': return this.definition(node, scope);
      case 'ClassDef': return this.classDefinition(node, scope);
      case 'Lambda': return this.lambda(node, scope);
      case 'ListComp': case 'SetComp': case 'DictComp': case 'GeneratorExp': return this.comprehension(node, scope);
      case 'TypeAlias': return this.typeAlias(node, scope);
      case 'AnnAssign': return this.annotatedAssignment(node, scope);
      case 'Global': case 'Nonlocal': return this.declare(node.names, scope, node.type === 'Global' ? 'global' : 'nonlocal');
      case 'Import': case 'ImportFrom':
        for (const alias of node.names) this.imported(alias, scope);
        return;
      case 'ExceptHandler': case 'MatchAs': case 'MatchStar':
        if (node.name !== null) this.bind(scope, node.name, node);
        break;
      case 'MatchMapping':
        if (node.rest !== null) this.bind(scope, node.rest, node);
        break;
      case 'AugAssign':
        if (node.target.type === 'Name') scope.symbol(node.target.id).references.push(node.target);
        break;
      default:
    }
    this.parts(node, scope);
  }

  private parts(node: PythonNode, scope: Scope): void {
    const keys: readonly string[] = visitorKeys[node.type];
    for (let index = keys.length - 1; index >= 0; index--) {
      const value = (node as unknown as Record<string, PythonNode | (PythonNode | null)[] | null>)[keys[index]!]!;
      if (Array.isArray(value)) this.later(scope, value);
      else if (value !== null) this.later(scope, [value]);
    }
  }

  // Names --------------------------------------------------------------------------------------------------------------

  private name(node: Name, scope: Scope): void {
    if (node.ctx === 'Load') scope.symbol(node.id).references.push(node);
    else this.bind(scope, node.id, node);
  }

  /** In a comprehension `:=` binds in the function or module around it. */
  private walrus(node: NamedExpr, scope: Scope): void {
    const { id } = node.target;
    let target = scope;
    while (target.type === 'comprehension') target = target.parent!;
    const outer = target.symbol(id);
    outer.bindings.push(node.target);
    // CPython calls it assigned in the module only when it is so outside of comprehensions.
    outer.assigned ||= target === scope || target.type !== 'module';
    if (target !== scope) {
      const inner = scope.symbol(id);
      inner.declared = target.type === 'module' || outer.declared === 'global' ? 'global' : 'nonlocal';
      inner.assigned = true;
    }
    this.later(scope, [node.value]);
  }

  private declare(names: readonly string[], scope: Scope, declared: 'global' | 'nonlocal'): void {
    for (const name of names) {
      const symbol = scope.symbol(name);
      symbol.declared = declared;
      if (declared === 'global') this.module.symbol(symbol.name);
    }
  }

  private imported(alias: PythonNode & { readonly type: 'alias' }, scope: Scope): void {
    if (alias.name === '*') return;
    const symbol = scope.symbol(alias.asname ?? alias.name.replace(/\..*/, ''));
    symbol.imported = true;
    symbol.bindings.push(alias);
  }

  /** `name: annotation` makes the name local even without a value; `(name): annotation` does not. */
  private annotatedAssignment(node: AnnAssign, scope: Scope): void {
    const { target, annotation, value, simple } = node;
    this.later(scope, [this.annotations ? annotation : null, value]);
    if (target.type !== 'Name') this.later(scope, [target]);
    else if (simple === 1 || value !== null) {
      const symbol = this.bind(scope, target.id, target);
      symbol.annotated ||= simple === 1;
    }
  }

  // Definitions --------------------------------------------------------------------------------------------------------

  private definition(node: PythonNode & FunctionParts, scope: Scope): void {
    this.bind(scope, node.name, node);
    const around = this.typeParameters(node, node.type_params, scope, node.name, scope.className);
    const inside = this.open('function', node, around, node.name);
    this.parameters(node.args, inside);
    this.later(inside, node.body);
    if (this.annotations) {
      this.later(around, [node.returns]);
      this.later(around, allParameters(node.args).map(({ annotation }) => annotation));
    }
    this.later(scope, [...node.decorator_list, ...node.args.defaults, ...node.args.kw_defaults]);
  }

  private classDefinition(node: ClassDef, scope: Scope): void {
    this.bind(scope, node.name, node);
    const around = this.typeParameters(node, node.type_params, scope, node.name, node.name);
    const inside = this.open('class', node, around, node.name, node.name);
    this.later(inside, node.body);
    this.later(around, [...node.bases, ...node.keywords]);
    this.later(scope, node.decorator_list);
  }

  private lambda(node: Lambda, scope: Scope): void {
    const inside = this.open('lambda', node, scope, 'lambda');
    this.parameters(node.args, inside);
    this.later(inside, [node.body]);
    this.later(scope, [...node.args.defaults, ...node.args.kw_defaults]);
  }

  private parameters(args: Arguments, scope: Scope): void {
    for (const argument of allParameters(args)) {
      const symbol = scope.symbol(argument.arg);
      symbol.parameter = true;
      symbol.bindings.push(argument);
    }
  }

  /** The first iterable is evaluated outside. */
  private comprehension(node: ComprehensionNode, scope: Scope): void {
    const inside = this.open('comprehension', node, scope, COMPREHENSIONS[node.type]);
    const [first, ...rest] = node.generators;
    this.later(inside, node.type === 'DictComp' ? [node.key, node.value] : [node.elt]);
    this.later(inside, rest);
    this.later(inside, [first!.target, ...first!.ifs]);
    this.later(scope, [first!.iter]);
  }

  // Type parameters ----------------------------------------------------------------------------------------------------

  private typeParameters(node: PythonNode, parameters: readonly TypeParameter[], scope: Scope, name: string, className: string | null): Scope {
    if (parameters.length === 0) return scope;
    const around = this.open('type parameters', node, scope, name, className);
    for (const parameter of parameters) {
      this.bind(around, parameter.name, parameter).typeParameter = true;
      for (const lazy of [parameter.type === 'TypeVar' ? parameter.bound : null, parameter.default_value]) {
        if (lazy !== null) this.later(this.open('type variable', parameter, around, parameter.name), [lazy]);
      }
    }
    return around;
  }

  private typeAlias(node: TypeAlias, scope: Scope): void {
    this.bind(scope, node.name.id, node.name);
    const around = this.typeParameters(node, node.type_params, scope, node.name.id, scope.className);
    this.later(this.open('type alias', node, around, node.name.id), [node.value]);
  }
}

function allParameters({ posonlyargs, args, vararg, kwonlyargs, kwarg }: Arguments) {
  return [...posonlyargs, ...args, ...(vararg === null ? [] : [vararg]), ...kwonlyargs, ...(kwarg === null ? [] : [kwarg])];
}
