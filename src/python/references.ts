/** What the scopes of a Python file say of a variable of its outline: how often it is read, and where it is sure to be bound. */
import type { Outline } from '../outline/outline.js';
import type { Expression, FunctionDef, Module, PythonNode, Statement } from './ast.js';
import { analyzeScopes } from './scopes.js';
import type { PythonSymbol, Scope } from './symbols.js';

interface Declared {
  readonly scope: Scope;
  readonly symbol: PythonSymbol;
  readonly node: PythonNode;
}

export class PythonReferences {
  readonly #declared = new Map<string, Declared>();
  readonly #scopes: Scope[];
  readonly #scopeOf: ReadonlyMap<PythonNode, Scope>;

  /** @param ast a tree that has been gone through, so that its nodes know their parents */
  constructor(ast: Module, readonly outline: Outline) {
    const { module, of } = analyzeScopes(ast);
    this.#scopeOf = of;
    this.#scopes = [module];
    for (const scope of this.#scopes) this.#scopes.push(...scope.children);
    for (const scope of this.#scopes) for (const symbol of scope.symbols.values()) for (const node of symbol.bindings) this.#declared.set(`${symbol.name} ${node.range[0]}`, { scope, symbol, node });
  }

  /** How often the variable (its number in the outline) is read, wherever that is; Infinity when that cannot be told. */
  countReads(variable: number): number {
    const found = this.#find(variable);
    if (found === undefined) return Infinity;
    return this.#scopes.reduce((sum, scope) => {
      const own = scope.symbols.get(found.symbol.name);
      return sum + (own !== undefined && own.references.length > 0 && scope.resolve(own.name)?.symbol === found.symbol ? own.references.length : 0);
    }, 0);
  }

  /** Every place where the name that a definition binds is read. */
  readsOf({ name, range }: FunctionDef): readonly PythonNode[] {
    const found = this.#declared.get(`${name} ${range[0]}`);
    if (found === undefined) return [];
    return this.#scopes.flatMap((scope) => {
      const own = scope.symbols.get(found.symbol.name);
      return own !== undefined && own.references.length > 0 && scope.resolve(own.name)?.symbol === found.symbol ? own.references : [];
    });
  }

  /** Whether the variable is sure to be bound at this offset, as far as the blocks tell: one arm of an `if` does not bind for the other. */
  isInScope(variable: number, offset: number): boolean {
    const found = this.#find(variable);
    if (found === undefined) return false;
    const [start, end] = reachOf(found.node);
    return start <= offset && offset < end;
  }

  /** Whether `name` at `node` stands for what is bound at offset `boundAt`. */
  resolvesTo(node: Expression, name: string, boundAt: number): boolean {
    const found = this.#scopeAround(node).resolve(name);
    return found?.symbol.bindings.some(({ range }) => range[0] === boundAt) === true;
  }

  #scopeAround(node: PythonNode): Scope {
    // The module is around everything.
    for (let at = node; ; at = at.parent!) {
      const scope = this.#scopeOf.get(at);
      if (scope !== undefined) return scope;
    }
  }

  #find(variable: number): Declared | undefined {
    // That of another file has a number beyond.
    const own = this.outline.variables[variable];
    return own && this.#declared.get(`${own.name} ${own.at.start}`);
  }
}

/** The stretch of the text in which what `node` binds is bound: from its statement to the end of the block, or the whole function. */
function reachOf(node: PythonNode): readonly [number, number] {
  for (let child = node, at = node.parent!; ; child = at, at = at.parent!) {
    if (at.type === 'FunctionDef' || at.type === 'AsyncFunctionDef' || at.type === 'Lambda' || at.type === 'Module' || at.type === 'ClassDef') return at.range;
    if (at.type === 'ListComp' || at.type === 'SetComp' || at.type === 'DictComp' || at.type === 'GeneratorExp') return at.range;
    const block = blockIn(at, child);
    if (block !== undefined) return [child.range[0], block];
  }
}

/** The end of the block of `at` that `child` is a statement of; undefined where all of it runs whenever `at` does. */
function blockIn(at: PythonNode, child: PythonNode): number | undefined {
  switch (at.type) {
    case 'If': case 'While': case 'For': case 'AsyncFor': return endOf([at.body, at.orelse], child);
    case 'Try': case 'TryStar': return at.body.includes(child as Statement) ? endOf([[...at.body, ...at.orelse]], child) : endOf([at.orelse], child);
    case 'ExceptHandler': case 'match_case': return endOf([at.body], child);
    default: return undefined;
  }
}

function endOf(blocks: readonly (readonly Statement[])[], child: PythonNode): number | undefined {
  return blocks.find((block) => block.includes(child as Statement))?.at(-1)!.range[1];
}
