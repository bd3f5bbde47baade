/** Type annotations: their text, and what their main name refers to. Types are read, never checked. */
import type { TypeOutline, Value } from '../outline/outline.js';
import type { Builder } from './builder.js';
import { identifierValue } from './expressions.js';
import type { Node } from './tree.js';

/** The annotation of a parameter, variable, field or result; undefined when there is none. */
export function typeOf(builder: Builder, annotation: Node | null | undefined): TypeOutline | undefined {
  if (annotation == null) return undefined;
  const type: Node = annotation.type === 'TSTypeAnnotation' ? annotation.typeAnnotation : annotation;
  const of = mainName(builder, type);
  return { text: builder.label(type, 200), ...(of === undefined ? {} : { of }) };
}

function mainName(builder: Builder, type: Node): Value | undefined {
  switch (type.type) {
    case 'TSTypeReference': return nameValue(builder, type.typeName);
    case 'TSUnionType': {
      const named = (type.types as Node[]).filter((one) => !/^TS(?:Null|Undefined|Void)Keyword$/.test(one.type));
      return named.length === 1 ? mainName(builder, named[0]!) : undefined;
    }
    case 'TSIntersectionType': return (type.types as Node[]).map((one) => mainName(builder, one)).find((one) => one !== undefined);
    case 'TSTypeOperator': case 'TSOptionalType': return type.typeAnnotation == null ? undefined : mainName(builder, type.typeAnnotation);
    default: return undefined;
  }
}

function nameValue(builder: Builder, name: Node): Value {
  return name.type === 'TSQualifiedName' ? { is: 'member', of: nameValue(builder, name.left), name: name.right.name } : identifierValue(builder, name);
}
