/** Assignment: names, attributes, items and patterns on the left, a value on the right. */
import { UNKNOWN, type TypeOutline, type Value } from '../../outline/outline.js';
import type { Expression, Pattern } from '../ast.js';
import type { PythonBuilder } from './builder.js';
import { keyOf, lower } from './expressions.js';

/** Gives `target` a value that is evaluated already. */
export function assignTo(builder: PythonBuilder, target: Expression, value: Value, type?: TypeOutline): void {
  switch (target.type) {
    case 'Name': builder.bind(target.id, target, value, type); break;
    case 'Attribute': builder.setMemberAt(builder.place(target), { is: 'member', of: lower(builder, target.value), name: target.attr }, value); break;
    case 'Subscript': {
      const of = lower(builder, target.value);
      const key = keyOf(target.slice);
      if (key === undefined) lower(builder, target.slice);
      builder.setMemberAt(builder.place(target), { is: 'member', of, name: key ?? '?', item: true }, value);
      break;
    }
    case 'Tuple': case 'List': assignParts(builder, target.elts, value); break;
    case 'Starred': assignTo(builder, target.value, { is: 'list', items: [{ is: 'element', of: value }] }); break;
  }
}

function assignParts(builder: PythonBuilder, targets: readonly Expression[], value: Value): void {
  const starred = targets.findIndex(({ type }) => type === 'Starred');
  targets.forEach((target, index) => {
    const known = starred < 0 || index < starred;
    assignTo(builder, target, target.type === 'Starred' ? value : known ? { is: 'member', of: value, name: String(index), item: true } : { is: 'element', of: value });
  });
}

/** The names that a pattern of a `case` binds. */
export function bindPattern(builder: PythonBuilder, pattern: Pattern, value: Value): void {
  switch (pattern.type) {
    case 'MatchAs':
      if (pattern.pattern !== null) bindPattern(builder, pattern.pattern, value);
      if (pattern.name !== null) builder.bind(pattern.name, pattern, value);
      break;
    case 'MatchStar': if (pattern.name !== null) builder.bind(pattern.name, pattern, UNKNOWN); break;
    case 'MatchMapping':
      for (const one of pattern.patterns) bindPattern(builder, one, UNKNOWN);
      if (pattern.rest !== null) builder.bind(pattern.rest, pattern, UNKNOWN);
      break;
    case 'MatchClass': for (const one of [...pattern.patterns, ...pattern.kwd_patterns]) bindPattern(builder, one, UNKNOWN); break;
    case 'MatchSequence': pattern.patterns.forEach((one, index) => { bindPattern(builder, one, { is: 'member', of: value, name: String(index), item: true }); }); break;
    case 'MatchOr': for (const one of pattern.patterns) bindPattern(builder, one, value); break;
    default: break;
  }
}
