/** Classes: members as a table, static parts where the class is evaluated, instance fields as a function that `new` runs. */
import type { MemberOutline, TypeOutline, Value } from '../outline/outline.js';
import { UNDEFINED } from '../outline/outline.js';
import type { Builder } from './builder.js';
import { keyName, lower } from './expressions.js';
import { enter, leave, lowerFunction } from './functions.js';
import { lowerStatements } from './statements.js';
import type { Node } from './tree.js';
import { typeOf } from './types.js';

export function lowerClass(builder: Builder, node: Node, name: string): Value {
  const base = node.superClass == null ? undefined : lower(builder, node.superClass);
  const id = builder.classes.length;
  const value: Value = { is: 'class', class: id };
  const members: MemberOutline[] = [];
  builder.classes.push({ name: node.id?.name ?? name, at: builder.place(node), ...(base === undefined ? {} : { super: base }), members, fields: -1, decorators: [], in: builder.fn });
  // The class's own name stands for it inside; what a declaration declares outside is given its value there.
  const own = node.id == null ? undefined : builder.innerVariableOf(node.id);
  if (own !== undefined && (node.type === 'ClassExpression' || own !== builder.variableOf(node.id))) builder.assign(own, value);
  const body = node.body.body as Node[];
  const outer = builder.class;
  builder.class = id;
  for (const member of body) if (isMethod(member)) lowerMethod(builder, member, members);
  const instance = body.filter((member) => isField(member) && member.static !== true);
  if (instance.length > 0) builder.classes[id]!.fields = lowerFields(builder, node, instance, members);
  lowerStatics(builder, body, value, members);
  builder.classes[id]!.decorators = lowerDecorators(builder, node);
  builder.class = outer;
  return value;
}

function isMethod(member: Node): boolean {
  return member.type === 'MethodDefinition' && member.value.body != null;
}

function isField(member: Node): boolean {
  return (member.type === 'PropertyDefinition' || member.type === 'AccessorProperty') && member.declare !== true;
}

function lowerMethod(builder: Builder, member: Node, members: MemberOutline[]): void {
  const name = keyName(builder, member);
  const kind = member.kind === 'get' ? 'getter' : member.kind === 'set' ? 'setter' : member.kind === 'constructor' ? 'constructor' : 'method';
  const owner = builder.class;
  const value = lowerFunction(builder, member.value, { name, kind, nameNode: member.key, static: member.static === true, decorators: lowerDecorators(builder, member) });
  members.push({ name, static: member.static === true, kind, value });
  if (kind === 'constructor') addParameterFields(builder, member.value, value, members);
  builder.class = owner;
}

/** `constructor(private readonly cls: ClsService)`: the parameter is a field as well. */
function addParameterFields(builder: Builder, fn: Node, value: Value, members: MemberOutline[]): void {
  (fn.params as Node[]).forEach((param, index) => {
    if (param.type !== 'TSParameterProperty' || value.is !== 'function') return;
    const target: Node = param.parameter.type === 'AssignmentPattern' ? param.parameter.left : param.parameter;
    const type = typeOf(builder, target.typeAnnotation);
    members.push({ name: target.name, static: false, kind: 'field', value: { is: 'parameter', function: value.function, index }, ...(type === undefined ? {} : { type }) });
  });
}

/** Instance fields, in order, as the body of one function: `new` runs it before the constructor's own code. */
function lowerFields(builder: Builder, node: Node, fields: readonly Node[], members: MemberOutline[]): number {
  const id = builder.functions.length;
  const at = builder.place(node);
  builder.functions.push({ name: `new ${node.id?.name ?? ''}`.trim(), kind: 'fields', at, nameAt: at, async: false, generator: false, parent: builder.fn, class: builder.class!, parameters: [], body: [], directives: [], decorators: [] });
  const owner = builder.class;
  const outer = enter(builder, id, { is: 'this', function: id });
  builder.functions[id]!.body = builder.collect(() => {
    for (const field of fields) {
      if (field.value != null) builder.ownScope(field.value, id);
      members.push(lowerField(builder, field, false));
    }
  });
  leave(builder, outer);
  builder.class = owner;
  return id;
}

function lowerField(builder: Builder, field: Node, isStatic: boolean): MemberOutline {
  const name = keyName(builder, field);
  const value = field.value == null ? UNDEFINED : lower(builder, field.value, name);
  const type: TypeOutline | undefined = typeOf(builder, field.typeAnnotation);
  lowerDecorators(builder, field);
  return { name, static: isStatic, kind: 'field', value, ...(type === undefined ? {} : { type }) };
}

function lowerStatics(builder: Builder, body: readonly Node[], value: Value, members: MemberOutline[]): void {
  const self = builder.self;
  builder.self = value;
  for (const member of body) {
    if (isField(member) && member.static === true) members.push(lowerField(builder, member, true));
    if (member.type !== 'StaticBlock') continue;
    builder.ownScope(member, builder.fn);
    lowerStatements(builder, member.body);
  }
  builder.self = self;
}

/** Decorators run where the member is defined; what they give stands for the framework that is handed it. */
export function lowerDecorators(builder: Builder, node: Node): Value[] {
  return ((node.decorators ?? []) as Node[]).map((decorator) => {
    const value = lower(builder, decorator.expression);
    builder.call(decorator, builder.label(decorator.expression, 60), value, [], 'decorator');
    return value;
  });
}
