/** Binding and assignment: names, patterns and properties on the left, a value on the right. */
import type { Value } from '../outline/outline.js';
import { UNDEFINED } from '../outline/outline.js';
import type { Builder } from './builder.js';
import { keyName, lower, mayRunGetter } from './expressions.js';
import { typeOf } from './types.js';
import type { Node } from './tree.js';

/**
 * Gives `target` a value. A function is asked for the value after the target's own parts were evaluated, as in `a().b = c()`.
 * `again`: the target was read before (`a.b += 1`), so its parts are not evaluated twice.
 */
export function assignTo(builder: Builder, target: Node, value: Value | (() => Value), again = false): Value {
  const given = (): Value => (typeof value === 'function' ? value() : value);
  switch (target.type) {
    case 'Identifier': {
      const found = given();
      const variable = builder.variableOf(target);
      if (variable !== undefined) builder.assign(variable, found);
      else builder.setMember(target, { is: 'global', name: 'globalThis' }, target.name, found);
      return found;
    }
    case 'MemberExpression': return assignToMember(builder, target, given, again);
    case 'TSAsExpression': case 'TSNonNullExpression': case 'TSSatisfiesExpression': case 'TSTypeAssertion': case 'ParenthesizedExpression':
      return assignTo(builder, target.expression, value, again);
    case 'ObjectPattern': case 'ArrayPattern': case 'AssignmentPattern': case 'RestElement': {
      const found = given();
      bindPattern(builder, target, found, (name, part) => { assignTo(builder, name, part); });
      return found;
    }
    // Nothing can be assigned to it, as a parser may let pass: `a?.b = c`, `[([x])] = y`. What is inside runs all the same.
    default:
      if (!again) lower(builder, target);
      return given();
  }
}

function assignToMember(builder: Builder, target: Node, given: () => Value, again: boolean): Value {
  let of: Value = UNDEFINED;
  let name = '?';
  const parts = builder.collect(() => {
    of = lower(builder, target.object);
    name = keyName(builder, target);
  });
  if (!again) builder.steps.push(...parts);
  const value = given();
  builder.setMember(target, of, name, value);
  return value;
}

type BindName = (name: Node, value: Value) => void;

/** Takes a pattern apart and hands each name or property in it to `bind`, with the part of `value` that it gets. */
export function bindPattern(builder: Builder, pattern: Node, value: Value, bind: BindName): void {
  switch (pattern.type) {
    case 'ObjectPattern':
      for (const property of pattern.properties as Node[]) {
        if (property.type === 'RestElement') bindPattern(builder, property.argument, value, bind);
        else {
          const part: Value & { is: 'member' } = { is: 'member', of: value, name: keyName(builder, property) };
          if (mayRunGetter(builder, part)) builder.step({ do: 'get', value: part, at: builder.place(property) });
          bindPattern(builder, property.value, part, bind);
        }
      }
      break;
    case 'ArrayPattern':
      (pattern.elements as (Node | null)[]).forEach((element, index) => {
        if (element === null) return;
        if (element.type === 'RestElement') bindPattern(builder, element.argument, { is: 'list', items: [{ is: 'element', of: value }] }, bind);
        else bindPattern(builder, element, { is: 'member', of: value, name: String(index) }, bind);
      });
      break;
    case 'AssignmentPattern': {
      let fallback: Value = UNDEFINED;
      const arm = builder.collect(() => { fallback = lower(builder, pattern.right, pattern.left.type === 'Identifier' ? pattern.left.name : ''); });
      if (arm.length > 0) builder.step({ do: 'branch', arms: [arm, []] });
      bindPattern(builder, pattern.left, builder.choice(value, fallback), bind);
      break;
    }
    case 'RestElement': bindPattern(builder, pattern.argument, value, bind); break;
    default: bind(pattern, value);
  }
}

/** Declares the names of a pattern; each gets its part of `value`, and the type that is written beside it. */
export function declare(builder: Builder, pattern: Node, value: Value): void {
  bindPattern(builder, pattern, value, (name, part) => {
    const variable = builder.variableOf(name);
    if (variable === undefined) return;
    const type = typeOf(builder, name.typeAnnotation);
    if (type !== undefined) builder.variables[variable]!.type = type;
    builder.assign(variable, part);
  });
}

/** The names that a pattern binds, in the order of the text. */
export function namesIn(builder: Builder, pattern: Node): number[] {
  const found: number[] = [];
  builder.collect(() => {
    bindPattern(builder, stripDefaults(pattern), UNDEFINED, (name) => {
      const variable = name.type === 'Identifier' ? builder.variableOf(name) : undefined;
      if (variable !== undefined) found.push(variable);
    });
  });
  return found;
}

/** The pattern without default values, whose expressions are none of a name list's business. */
function stripDefaults(pattern: Node): Node {
  switch (pattern.type) {
    case 'AssignmentPattern': return stripDefaults(pattern.left);
    case 'ObjectPattern': return { ...pattern, properties: (pattern.properties as Node[]).map((one) => (one.type === 'RestElement' ? one : { ...one, computed: false, key: { type: 'Identifier', name: '' }, value: stripDefaults(one.value) })) };
    case 'ArrayPattern': return { ...pattern, elements: (pattern.elements as (Node | null)[]).map((one) => (one === null ? null : stripDefaults(one))) };
    default: return pattern;
  }
}

