import type { Scope } from './symbols.js';

/** Says of every name where it is looked up, and hands free names through the scopes between. Without recursion: lambdas can nest. */
export function linkClosures(module: Scope): void {
  const scopes = [module];
  for (const scope of scopes) {
    for (const child of scope.children) scopes.push(child);
  }
  for (const scope of scopes) {
    lookUp(scope);
    bindDeclared(scope);
  }
  const passing = new Map<Scope, Set<string>>();
  // Inner scopes come after the ones around them.
  for (const scope of scopes.reverse()) handOn(scope, passing);
}

function lookUp(scope: Scope): void {
  for (const symbol of scope.symbols.values()) {
    if (symbol.declared === null && symbol.bound) symbol.lookup = 'local';
    else if (symbol.declared !== 'global' && scope.parent !== null) {
      // A name of the class is no cell: it is looked up in the class, then in the module.
      const around = scope.enclosing(symbol.name);
      symbol.lookup = around === undefined || around.type === 'class' ? 'global' : 'free';
    }
  }
}

/** What binds a name that is declared `global` or `nonlocal` binds it where it belongs. */
function bindDeclared(scope: Scope): void {
  for (const { name, declared, bindings } of scope.symbols.values()) {
    if (declared === null || scope.parent === null) continue;
    const owner = declared === 'global' ? scope.module : scope.enclosing(name);
    owner?.symbol(name).bindings.push(...bindings);
  }
}

/** @param passing for classes: the free names inside of them that the class binds for itself only */
function handOn(scope: Scope, passing: Map<Scope, Set<string>>): void {
  const { parent } = scope;
  if (parent === null) return;
  const free = new Set(passing.get(scope));
  for (const { name, lookup } of scope.symbols.values()) {
    if (lookup === 'free') free.add(name);
  }
  for (const name of free) {
    const symbol = parent.symbols.get(name);
    if (symbol === undefined) parent.symbol(name).lookup = 'free';
    else if (parent.type === 'class' && symbol.lookup !== 'free') passing.set(parent, (passing.get(parent) ?? new Set()).add(name));
    else if (symbol.lookup === 'local') symbol.lookup = 'cell';
  }
}
