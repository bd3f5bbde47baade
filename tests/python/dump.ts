/** Our trees in the lines that dump.py writes of CPython's. */
import type { Constant, PythonNode } from '../../src/python/ast.js';

/** Without a position in CPython. */
const NO_POSITION: readonly PythonNode['type'][] = ['Module', 'arguments', 'comprehension', 'withitem', 'match_case'];
/** What is no field of CPython's. */
const OWN = new Set(['type', 'range', 'loc', 'parent', 'nameRange', 'valueType']);
const NAMED = '\\N{';

/** @param minor the version of Python 3 whose positions are wanted: the older ones know less */
export function dump(tree: PythonNode, text: string, minor = 15): string[] {
  const out: string[] = [];
  const lines = text.split(/\r\n|\r|\n/);
  const named = text.includes(NAMED);
  const stack: { node: PythonNode | null; field: string; depth: number; positions: boolean }[] = [{ node: tree, field: '', depth: 0, positions: true }];
  for (let top = stack.pop(); top !== undefined; top = stack.pop()) {
    const { node, field, depth, positions } = top;
    if (node === null) {
      out.push(`${depth} ${field} null`);
      continue;
    }
    const { start, end } = node.loc;
    const position = positions && hasPosition(node, field, minor) ? `${start.line}:${start.column}-${end.line}:${end.column}` : '';
    const hidden = named && lines.slice(start.line - 1, end.line).join('\n').includes(NAMED);
    out.push(`${depth} ${field} ${node.type} ${position} ${node.type === 'Constant' ? constant(node, hidden) : words(node)}`);
    const inside = positions && (minor >= 12 || node.type !== 'JoinedStr');
    for (const [name, child] of children(node).reverse()) stack.push({ node: child, field: name, depth: depth + 1, positions: inside });
  }
  return out;
}

function hasPosition({ type }: PythonNode, field: string, minor: number): boolean {
  if (minor < 9 && (field === 'slice' || field === 'kwonlyargs' || type === 'Slice' || type === 'keyword')) return false;
  return !NO_POSITION.includes(type) && (minor >= 10 || type !== 'alias');
}

function fieldsOf(node: PythonNode): [string, unknown][] {
  return Object.entries(node)
    .filter(([name]) => !OWN.has(name))
    .map(([name, value]): [string, unknown] => [name === 'type_' ? 'type' : name, value])
    .sort(([one], [other]) => (one < other ? -1 : 1));
}

function isNode(value: unknown): value is PythonNode {
  return typeof value === 'object' && value !== null && 'range' in value;
}

function children(node: PythonNode): [string, PythonNode | null][] {
  return fieldsOf(node).flatMap(([name, value]): [string, PythonNode | null][] => {
    if (isNode(value)) return [[name, value]];
    if (!Array.isArray(value) || typeof value[0] === 'string') return [];
    return value.map((child: PythonNode | null) => [name, child]);
  });
}

function words(node: PythonNode): string {
  if (node.type === 'MatchSingleton') return `value=${node.value === null ? 'None' : node.value ? 'True' : 'False'}`;
  const found = fieldsOf(node).flatMap(([name, value]): string[] => {
    if (isNode(value) || value === null) return [];
    if (typeof value === 'string') return [`${name}=${quoted(value)}`];
    if (typeof value === 'number') return value !== 0 || name !== 'is_lazy' ? [`${name}=${value}`] : [];
    return Array.isArray(value) && typeof value[0] === 'string' ? [`${name}=${value.map(quoted).join(',')}`] : [];
  });
  return found.join(' ');
}

function constant(node: Constant, hidden: boolean): string {
  const kind = node.kind === null ? '' : ` kind=${node.kind}`;
  switch (node.valueType) {
    case 'None': case 'Ellipsis': return node.valueType;
    case 'bool': return `bool ${node.value ? 'True' : 'False'}`;
    case 'int': return `int ${node.value.toString(16)}`;
    case 'float': case 'complex': return `${node.valueType} ${double(node.value)}`;
    case 'bytes': return `bytes ${Buffer.from(node.value, 'latin1').toString('hex')}`;
    default: return hidden ? `str ?${kind}` : `str ${quoted(node.value)}${kind}`;
  }
}

function double(value: number): string {
  const bytes = Buffer.alloc(8);
  bytes.writeDoubleBE(value);
  return bytes.toString('hex');
}

function quoted(text: string): string {
  return text.replace(/[^ -[\]-~]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
