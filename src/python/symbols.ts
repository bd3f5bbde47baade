import type { PythonNode } from './ast.js';

export type ScopeType =
  | 'module' | 'class' | 'function' | 'lambda' | 'comprehension'
  /** Around a definition that has type parameters (3.12). */
  | 'type parameters'
  /** Around the bound or the default of a type parameter. */
  | 'type variable'
  /** Around the value of a `type` statement. */
  | 'type alias';

/**
 * Where a name is looked up: `local` in its own scope; `cell` there as well, and a scope inside looks into it; `free` in a function
 * around it; `global` in the module, and then among the builtins.
 */
export type Lookup = 'local' | 'cell' | 'free' | 'global';

/** A name in a scope. A scope inside that passes a name on to another holds it as well. */
export class PythonSymbol {
  lookup: Lookup = 'global';
  /** What a statement says of the name. A walrus in a comprehension says it, too. */
  declared: 'global' | 'nonlocal' | null = null;
  parameter = false;
  imported = false;
  /** Bound by anything but an import or a parameter. */
  assigned = false;
  /** Declared by `name: annotation`. */
  annotated = false;
  typeParameter = false;
  /**
   * Every node that binds the name in this scope: a `Name` that is stored or deleted, a definition, an `alias`, an `arg`, a handler,
   * a pattern, a type parameter. What a scope inside binds through `global`, `nonlocal` or a walrus in a comprehension is here as well.
   */
  readonly bindings: PythonNode[] = [];
  /** Every `Name` that reads it in this scope; also the target of `+=`, which reads and writes. */
  readonly references: PythonNode[] = [];

  constructor(readonly name: string) {}

  /** True when something in this scope binds it. */
  get bound(): boolean {
    return this.parameter || this.imported || this.assigned;
  }
}

export class Scope {
  readonly children: Scope[] = [];
  readonly symbols = new Map<string, PythonSymbol>();
  /** The scope of the whole file. */
  readonly module: Scope;

  /**
   * @param node what opens the scope; for `type parameters` the definition, for `type variable` the parameter
   * @param name as in CPython's symtable: that of the definition, `lambda`, `listcomp` and so on, `top` for a module
   * @param className the class whose name private names are mangled with
   */
  constructor(readonly type: ScopeType, readonly node: PythonNode, readonly parent: Scope | null, readonly name: string, readonly className: string | null) {
    parent?.children.push(this);
    this.module = parent?.module ?? this;
  }

  /** The symbol of a name in this scope, made when there is none. */
  symbol(id: string): PythonSymbol {
    const name = mangled(id, this.className);
    let symbol = this.symbols.get(name);
    if (symbol === undefined) this.symbols.set(name, (symbol = new PythonSymbol(name)));
    return symbol;
  }

  /**
   * What a name stands for where it is used in this scope.
   *
   * @param id as it is written
   * @returns the scope that binds it and its symbol there; undefined for a builtin, or for what nothing binds
   */
  resolve(id: string): { readonly scope: Scope; readonly symbol: PythonSymbol } | undefined {
    const name = mangled(id, this.className);
    const declared = this.symbols.get(name)?.declared ?? null;
    const scope = declared === 'global' ? this.module : this.isBinding(name) ? this : this.enclosing(name) ?? this.module;
    const symbol = scope.symbols.get(name);
    return symbol === undefined || (symbol.bindings.length === 0 && scope.parent === null) ? undefined : { scope, symbol };
  }

  private isBinding(name: string): boolean {
    const symbol = this.symbols.get(name);
    return symbol !== undefined && symbol.bound && symbol.declared === null;
  }

  /** The scope around this one that binds a name for it; the module is not among them. */
  enclosing(name: string): Scope | undefined {
    let sees = this.seesClass;
    for (let scope = this.parent; scope !== null && scope.parent !== null; scope = scope.parent) {
      if (scope.type === 'class' && !sees) continue;
      const symbol = scope.symbols.get(name);
      if (symbol?.declared === 'global') return undefined;
      if (scope.isBinding(name)) return scope;
      sees &&= scope.seesClass;
    }
    return undefined;
  }

  /** Functions do not see the names of the class around them; type parameters and aliases do. */
  private get seesClass(): boolean {
    return this.type === 'type parameters' || this.type === 'type variable' || this.type === 'type alias';
  }
}

/** A private name of a class as Python keeps it: `__x` in `class C` is `_C__x`. */
export function mangled(id: string, className: string | null): string {
  if (className === null || !id.startsWith('__') || id.endsWith('__') || id.includes('.')) return id;
  const bare = className.replace(/^_+/, '');
  return bare === '' ? id : `_${bare}${id}`;
}
