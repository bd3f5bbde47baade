/** Imports, exports, and the module-like forms of TypeScript. */
import type { Value } from '../outline/outline.js';
import { UNKNOWN } from '../outline/outline.js';
import type { Builder } from './builder.js';
import { lowerClass } from './classes.js';
import { identifierValue, lower } from './expressions.js';
import { lowerFunction } from './functions.js';
import { namesIn } from './patterns.js';
import { declareNamed, lowerStatement } from './statements.js';
import type { Node } from './tree.js';

/** Writes a statement that only modules or TypeScript have; false when it is none of those. */
export function lowerModuleStatement(builder: Builder, node: Node): boolean {
  switch (node.type) {
    case 'ImportDeclaration': lowerImport(builder, node); return true;
    case 'ExportNamedDeclaration': lowerNamedExport(builder, node); return true;
    case 'ExportDefaultDeclaration': builder.exports.push({ name: 'default', value: defaultValue(builder, node.declaration) }); return true;
    case 'ExportAllDeclaration': builder.exports.push({ name: node.exported == null ? '*' : nameOf(node.exported), value: { is: 'import', module: node.source.value, name: '*' } }); return true;
    case 'TSExportAssignment': builder.exports.push({ name: 'default', value: lower(builder, node.expression) }); return true;
    case 'TSImportEqualsDeclaration': lowerImportEquals(builder, node); return true;
    case 'TSModuleDeclaration': lowerNamespace(builder, node); return true;
    case 'TSEnumDeclaration': lowerEnum(builder, node); return true;
    default: return /^TS.*Declaration$/.test(node.type);
  }
}

function nameOf(node: Node): string {
  return String(node.type === 'Literal' ? node.value : node.name);
}

function lowerImport(builder: Builder, node: Node): void {
  for (const specifier of node.specifiers as Node[]) {
    const variable = builder.variableOf(specifier.local);
    const name = specifier.type === 'ImportSpecifier' ? nameOf(specifier.imported) : specifier.type === 'ImportDefaultSpecifier' ? 'default' : '*';
    if (variable !== undefined) builder.assign(variable, { is: 'import', module: node.source.value, name });
  }
}

function lowerNamedExport(builder: Builder, node: Node): void {
  const { declaration, source } = node;
  if (declaration != null) {
    lowerStatement(builder, declaration);
    for (const name of declaredNames(builder, declaration)) builder.exports.push(name);
  }
  for (const specifier of node.specifiers as Node[]) {
    const local = nameOf(specifier.local);
    const value: Value = source == null ? identifierValue(builder, specifier.local) : { is: 'import', module: source.value, name: local };
    builder.exports.push({ name: nameOf(specifier.exported), value });
  }
}

function declaredNames(builder: Builder, declaration: Node): { name: string; value: Value }[] {
  const variables = declaration.type === 'VariableDeclaration'
    ? (declaration.declarations as Node[]).flatMap((declarator) => namesIn(builder, declarator.id))
    : declaration.id?.type === 'Identifier' ? [builder.variableOf(declaration.id)] : [];
  return variables.filter((variable) => variable !== undefined).map((variable) => ({ name: builder.variables[variable]!.name, value: { is: 'variable', variable } }));
}

function defaultValue(builder: Builder, declaration: Node): Value {
  switch (declaration.type) {
    case 'FunctionDeclaration': return declareNamed(builder, declaration, lowerFunction(builder, declaration, { name: declaration.id?.name ?? 'default', kind: 'plain' }));
    case 'ClassDeclaration': return declareNamed(builder, declaration, lowerClass(builder, declaration, 'default'));
    case 'TSInterfaceDeclaration': case 'TSDeclareFunction': return UNKNOWN;
    default: return lower(builder, declaration, 'default');
  }
}

/** `import fs = require('fs')` and `import Role = Access.Role`. */
function lowerImportEquals(builder: Builder, node: Node): void {
  const reference: Node = node.moduleReference;
  const value: Value = reference.type === 'TSExternalModuleReference' ? { is: 'import', module: String(reference.expression?.value), name: '*' } : qualified(builder, reference);
  const variable = builder.variableOf(node.id);
  if (variable !== undefined) builder.assign(variable, value);
}

function qualified(builder: Builder, name: Node): Value {
  if (name.type === 'TSQualifiedName') return { is: 'member', of: qualified(builder, name.left), name: name.right.name };
  return identifierValue(builder, name);
}

/** A namespace's body runs in place; what it exports are the members of its name. */
function lowerNamespace(builder: Builder, node: Node): void {
  if (node.declare === true || node.body?.type !== 'TSModuleBlock') return;
  const own = builder.exports.length;
  for (const statement of node.body.body as Node[]) lowerStatement(builder, statement);
  const members = builder.exports.splice(own);
  const variable = node.id.type === 'Identifier' ? builder.variableOf(node.id) : undefined;
  if (variable !== undefined) builder.assign(variable, { is: 'object', properties: members.map((member) => ({ ...member, kind: 'value' })), spreads: [] });
}

function lowerEnum(builder: Builder, node: Node): void {
  const variable = builder.variableOf(node.id);
  if (variable !== undefined) builder.assign(variable, { is: 'object', properties: [], spreads: [{ is: 'operation', operator: 'enum', operands: [] }] });
}
