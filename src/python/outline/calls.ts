/** Calls that the language itself gives a meaning which is not that of calling a function. */
import { UNDEFINED, UNKNOWN, type ArgumentOutline, type Value } from '../../outline/outline.js';
import type { Call } from '../ast.js';
import type { PythonBuilder } from './builder.js';

/** Writes such a call and gives what it stands for; undefined when it is a call like any other. */
export function lowerSpecialCall(builder: PythonBuilder, node: Call, callee: Value, args: readonly ArgumentOutline[]): Value | undefined {
  if (callee.is === 'member' && callee.of.is === 'super' && callee.name === '__init__') return builder.call(node, builder.label(node.func, 60), callee.of, args);
  if (callee.is === 'global') return lowerBuiltin(builder, node, callee.name, args);
  switch (builder.importedAs(callee)) {
    case 'functools.partial': case 'functools.partialmethod': return lowerPartial(builder, node, args);
    case 'typing.cast': case 'typing_extensions.cast': return args[1]?.value;
    default: return undefined;
  }
}

function lowerBuiltin(builder: PythonBuilder, node: Call, name: string, args: readonly ArgumentOutline[]): Value | undefined {
  const [of, key, value] = args.map((arg) => arg.value);
  switch (name) {
    case 'super': return args.length === 0 || of?.is === 'variable' || of?.is === 'global' ? builder.superValue : undefined;
    case 'getattr': return of !== undefined && key?.is === 'constant' && key.value !== undefined ? builder.choice({ is: 'member', of, name: key.value }, ...(value === undefined ? [] : [value])) : undefined;
    case 'setattr':
      if (of === undefined || value === undefined) return undefined;
      builder.setMemberAt(builder.place(node), { is: 'member', of, name: key?.is === 'constant' ? key.value ?? '?' : '?' }, value);
      return UNDEFINED;
    default: return undefined;
  }
}

/** `partial(f, x)` is what other languages call `f.bind(…, x)`. */
function lowerPartial(builder: PythonBuilder, node: Call, args: readonly ArgumentOutline[]): Value {
  const [target, ...given] = args;
  if (target === undefined) return UNKNOWN;
  const self: ArgumentOutline = { value: UNDEFINED, spread: false, at: target.at };
  return builder.call(node, builder.label(node.func, 60), { is: 'member', of: target.value, name: 'bind' }, [self, ...given]);
}
