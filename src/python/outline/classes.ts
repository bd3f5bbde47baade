/** Classes: members as a table; what stands in the body runs where the class is defined. */
import type { MemberOutline, Value } from '../../outline/outline.js';
import { UNDEFINED, UNKNOWN } from '../../outline/outline.js';
import type { AsyncFunctionDef, ClassDef, Expression, FunctionDef, Statement } from '../ast.js';
import type { PythonBuilder } from './builder.js';
import { lower } from './expressions.js';
import { lowerFunction, type MethodHead } from './functions.js';
import { lowerStatement, withDecorators } from './statements.js';
import { lastName, typeOf } from './types.js';

/** Writes the class and gives its value. */
export function lowerClass(builder: PythonBuilder, node: ClassDef): Value {
  const bases = node.bases.map((base) => lower(builder, base));
  for (const keyword of node.keywords) lower(builder, keyword.value);
  const id = builder.classes.length;
  const members: MemberOutline[] = [];
  const value: Value = { is: 'class', class: id };
  builder.classes.push({ name: node.name, at: builder.place(node), ...(bases.length === 0 ? {} : { super: builder.choice(...bases) }), members, fields: -1, decorators: [], in: builder.fn });
  const outer = builder.class;
  builder.within(node, builder.fn, () => {
    for (const statement of node.body) {
      builder.class = id;
      lowerMember(builder, statement, members);
    }
  });
  builder.class = outer;
  builder.classes[id]!.decorators = node.decorator_list.map((decorator) => lower(builder, decorator));
  return value;
}

function lowerMember(builder: PythonBuilder, statement: Statement, members: MemberOutline[]): void {
  switch (statement.type) {
    case 'FunctionDef': case 'AsyncFunctionDef': lowerMethod(builder, statement, members); return;
    case 'ClassDef': {
      const value = lowerClass(builder, statement);
      builder.bind(statement.name, statement, value);
      addField(members, statement.name, value);
      return;
    }
    case 'Assign': case 'AnnAssign': lowerField(builder, statement, members); return;
    case 'If': for (const one of [...statement.body, ...statement.orelse]) lowerMember(builder, one, members); return;
    default: lowerStatement(builder, statement);
  }
}

function lowerField(builder: PythonBuilder, node: Statement & { type: 'Assign' | 'AnnAssign' }, members: MemberOutline[]): void {
  lowerStatement(builder, node);
  for (const target of node.type === 'Assign' ? node.targets : [node.target]) {
    if (target.type !== 'Name') continue;
    const variable = builder.variableOf(target.id, target);
    const value = fieldValue(builder, variable === undefined ? UNDEFINED : builder.variables[variable]!.values.at(-1) ?? UNDEFINED);
    addField(members, target.id, value, node.type === 'AnnAssign' ? node.annotation : undefined, builder);
  }
}

const FIELD = /^(?:dataclasses\.field|attrs?\.(?:field|ib)|pydantic\.(?:fields\.)?(?:Field|PrivateAttr)|msgspec\.field)$/;

/** `context: Context = field(default_factory=copy_context)` declares a field; what it holds is told by its type, or its default. */
function fieldValue(builder: PythonBuilder, value: Value): Value {
  if (value.is !== 'result') return value;
  const call = builder.calls[value.call]!;
  if (!FIELD.test(builder.importedAs(call.callee) ?? '')) return value;
  return call.arguments.find(({ name }) => name === 'default')?.value ?? UNKNOWN;
}

/** What stands in a class is found on the class and on its instances. */
function addField(members: MemberOutline[], name: string, value: Value, annotation?: Expression, builder?: PythonBuilder): void {
  const type = builder === undefined ? undefined : typeOf(builder, annotation);
  for (const isStatic of [true, false]) members.push({ name, static: isStatic, kind: 'field', value, ...(type === undefined ? {} : { type }) });
}

const PROPERTY = /^(?:cached_|class)?property$/;

function lowerMethod(builder: PythonBuilder, node: FunctionDef | AsyncFunctionDef, members: MemberOutline[]): void {
  const names = node.decorator_list.map((decorator) => lastName(decorator.type === 'Call' ? decorator.func : decorator));
  if (names.includes('overload')) return;
  const isStatic = names.includes('staticmethod');
  const onClass = names.includes('classmethod');
  const kind = node.name === '__init__' || node.name === '__post_init__' ? 'constructor' : names.some((name) => PROPERTY.test(name)) ? 'getter' : names.includes('setter') ? 'setter' : 'method';
  const head: MethodHead = { kind, static: onClass || isStatic, takesSelf: !isStatic };
  const owner = builder.class;
  const fn = lowerFunction(builder, node, head);
  builder.class = owner;
  const others = node.decorator_list.filter((_, i) => !/^(?:staticmethod|classmethod|abstractmethod|override|final|setter|deleter|\w*property)$/.test(names[i]!));
  const value = kind === 'getter' || kind === 'setter' ? { is: 'function', function: fn } as const : withDecorators(builder, others, fn);
  builder.bind(node.name, node, value);
  members.push({ name: node.name, static: false, kind, value });
  if (onClass || isStatic) members.push({ name: node.name, static: true, kind, value });
}
