/** What names mean where. */
import type { Scope, SourceCode } from 'eslint';
import type { Node } from 'estree';

/** The variable that `name` stands for at `node`; undefined when there is none. */
export function variableAt(sourceCode: SourceCode, node: Node, name: string): Scope.Variable | undefined {
  const find = (scope: Scope.Scope | null): Scope.Variable | undefined => {
    const found = scope?.set.get(name);
    return scope === null || (found !== undefined && found.defs.length > 0) ? found : find(scope.upper);
  };
  return find(sourceCode.getScope(node));
}

/** Whether `name` at `node` is the variable that is declared at `declaredAt`. */
export function resolvesTo(sourceCode: SourceCode, node: Node, name: string, declaredAt: number): boolean {
  return variableAt(sourceCode, node, name)?.identifiers[0]?.range?.[0] === declaredAt;
}

/** Whether anything inside the function, or a parameter of it, goes by the name. */
export function isUsedIn(sourceCode: SourceCode, fn: Node, name: string): boolean {
  const [start, end] = fn.range!;
  const within = (node: { readonly range?: [number, number] | undefined }): boolean => node.range !== undefined && node.range[0] >= start && node.range[1] <= end;
  return sourceCode.scopeManager.scopes.some((scope) => scope.references.some((reference) => reference.identifier.name === name && within(reference.identifier))
    || scope.variables.some((variable) => variable.name === name && variable.identifiers.some((identifier) => within(identifier))));
}
