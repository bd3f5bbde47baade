/** Statements: control flow as branches, loops and try blocks, definitions as values of their names. */
import type { LoopStep, Step, Value } from '../../outline/outline.js';
import { UNDEFINED, UNKNOWN } from '../../outline/outline.js';
import type { AsyncFunctionDef, ExceptHandler, Expression, FunctionDef, If, Match, Statement, TryParts, WithItem, WithParts } from '../ast.js';
import type { PythonBuilder } from './builder.js';
import { lowerClass } from './classes.js';
import { lower } from './expressions.js';
import { lowerFunction } from './functions.js';
import { lowerImport, lowerImportFrom } from './imports.js';
import { assignTo, bindPattern } from './targets.js';
import { contentOf, lastName, lowerAnnotation, typeOf } from './types.js';

/** Beyond this length a chain of `elif` is written flat. */
const LONG_CHAIN = 50;

export function lowerStatements(builder: PythonBuilder, body: readonly Statement[]): void {
  for (const statement of body) lowerStatement(builder, statement);
}

export function lowerStatement(builder: PythonBuilder, node: Statement): void {
  switch (node.type) {
    case 'Expr': lower(builder, node.value); break;
    case 'Assign': {
      const [first] = node.targets;
      const value = lower(builder, node.value, first?.type === 'Name' ? first.id : '');
      for (const target of node.targets) assignTo(builder, target, value);
      break;
    }
    case 'AnnAssign': lowerAnnotated(builder, node); break;
    case 'AugAssign': assignTo(builder, node.target, { is: 'operation', operator: node.op, operands: [lower(builder, node.target), lower(builder, node.value)] }); break;
    case 'TypeAlias': assignTo(builder, node.name, lower(builder, node.value)); break;
    case 'Return': builder.step({ do: 'exit', how: 'return', value: node.value === null ? UNDEFINED : lower(builder, node.value), at: builder.place(node) }); break;
    case 'Raise': {
      const value = node.exc === null ? UNKNOWN : lower(builder, node.exc);
      if (node.cause !== null) lower(builder, node.cause);
      builder.step({ do: 'exit', how: 'throw', value, at: builder.place(node) });
      break;
    }
    case 'Assert': {
      const test = lower(builder, node.test);
      const fail = builder.collect(() => { builder.step({ do: 'exit', how: 'throw', value: node.msg === null ? UNKNOWN : lower(builder, node.msg), at: builder.place(node) }); });
      builder.step({ do: 'branch', arms: [[], fail], test });
      break;
    }
    case 'If': lowerIf(builder, node); break;
    case 'While': {
      let test: Value = UNKNOWN;
      const head = builder.collect(() => { test = lower(builder, node.test); });
      loop(builder, node, node.body, node.orelse, { head, test, endless: isTrue(node.test) });
      break;
    }
    case 'For': case 'AsyncFor': {
      const over = lower(builder, node.iter);
      const body = builder.collect(() => { assignTo(builder, node.target, { is: 'element', of: over }); });
      loop(builder, node, node.body, node.orelse, { over, body, await: node.type === 'AsyncFor' });
      break;
    }
    case 'With': case 'AsyncWith': lowerWith(builder, node, node.items, node.type === 'AsyncWith'); break;
    case 'Match': lowerMatch(builder, node); break;
    case 'Try': case 'TryStar': lowerTry(builder, node); break;
    case 'FunctionDef': case 'AsyncFunctionDef': lowerDefinition(builder, node); break;
    case 'ClassDef': {
      const value = lowerClass(builder, node);
      builder.bind(node.name, node, value);
      break;
    }
    case 'Import': lowerImport(builder, node); break;
    case 'ImportFrom': lowerImportFrom(builder, node); break;
    case 'Break': {
      const label = builder.loops.at(-1);
      builder.step({ do: 'jump', how: 'break', ...(label === undefined || label === '' ? {} : { label }) });
      break;
    }
    case 'Continue': builder.step({ do: 'jump', how: 'continue' }); break;
    case 'Delete': case 'Global': case 'Nonlocal': case 'Pass': break;
  }
}

function lowerAnnotated(builder: PythonBuilder, node: Statement & { type: 'AnnAssign' }): void {
  lowerAnnotation(builder, node.annotation);
  const type = typeOf(builder, node.annotation);
  if (node.value === null) {
    const variable = node.target.type === 'Name' ? builder.variableOf(node.target.id, node.target) : undefined;
    if (variable !== undefined && type !== undefined) builder.variables[variable]!.type ??= type;
    return;
  }
  const value = lower(builder, node.value, node.target.type === 'Name' ? node.target.id : '');
  // `current_user: ContextVar[User] = ContextVar('current_user')` says what the store holds.
  const content = contentOf(builder, node.annotation);
  if (content !== undefined && value.is === 'result' && builder.calls[value.call]!.of === undefined) builder.calls[value.call] = { ...builder.calls[value.call]!, of: content };
  assignTo(builder, node.target, value, type);
}

// ---- definitions

function lowerDefinition(builder: PythonBuilder, node: FunctionDef | AsyncFunctionDef): void {
  if (node.decorator_list.some((decorator) => lastName(decorator) === 'overload')) return;
  const fn = lowerFunction(builder, node, undefined);
  builder.bind(node.name, node, withDecorators(builder, node.decorator_list, fn));
}

/** What the name of a decorated function stands for: what its decorators give, the innermost first. */
export function withDecorators(builder: PythonBuilder, decorators: readonly Expression[], fn: number): Value {
  const values = decorators.map((decorator) => lower(builder, decorator));
  builder.functions[fn]!.decorators = values;
  let value: Value = { is: 'function', function: fn };
  for (const [i, decorator] of [...decorators.entries()].reverse()) {
    value = builder.call(decorator, builder.label(decorator, 60), values[i]!, [{ value, spread: false, at: builder.functions[fn]!.nameAt }], 'decorator');
  }
  return value;
}

// ---- branches

function lowerIf(builder: PythonBuilder, node: If): void {
  const chain: If[] = [];
  let rest: readonly Statement[] = [node];
  for (; rest.length === 1 && rest[0]!.type === 'If'; rest = rest[0]!.orelse) chain.push(rest[0]!);
  if (chain.length > LONG_CHAIN) {
    lowerLongChain(builder, chain, rest);
    return;
  }
  const test = lower(builder, node.test);
  // What stands under `if TYPE_CHECKING:` never runs, but names things.
  const isRun = lastName(node.test) !== 'TYPE_CHECKING';
  const arms = [builder.collect(() => { lowerStatements(builder, node.body); }), builder.collect(() => { lowerStatements(builder, node.orelse); })];
  if (!isRun) builder.steps.push(...arms[1]!);
  else builder.step({ do: 'branch', arms, test });
}

/** `if … elif …`, a thousand times, as generators write it: not nested, but one behind the other, and each leaves the whole. */
function lowerLongChain(builder: PythonBuilder, chain: readonly If[], last: readonly Statement[]): void {
  const label = `if ${chain[0]!.range[0]}`;
  const body = builder.collect(() => {
    for (const one of chain) {
      const test = lower(builder, one.test);
      const then = builder.collect(() => { lowerStatements(builder, one.body); });
      builder.step({ do: 'branch', arms: [[...then, { do: 'jump', how: 'break', label }], []], test });
    }
    lowerStatements(builder, last);
  });
  builder.step({ do: 'label', label, body });
}

function lowerMatch(builder: PythonBuilder, node: Match): void {
  const subject = lower(builder, node.subject);
  const arms: Step[][] = node.cases.map((one) => builder.collect(() => {
    bindPattern(builder, one.pattern, subject);
    if (one.guard !== null) lower(builder, one.guard);
    lowerStatements(builder, one.body);
  }));
  const takesAll = node.cases.some(({ pattern, guard }) => guard === null && pattern.type === 'MatchAs' && pattern.pattern === null);
  builder.step({ do: 'branch', arms: takesAll ? arms : [...arms, []], test: subject });
}

function isTrue(test: Expression): boolean {
  return test.type === 'Constant' && (test.valueType === 'bool' || test.valueType === 'int') && Boolean(test.value);
}

/** What stands in the `else` of a loop runs unless a `break` left it. */
function loop(builder: PythonBuilder, node: Statement, body: readonly Statement[], orelse: readonly Statement[], parts: Partial<LoopStep>): void {
  const label = orelse.length === 0 ? '' : `loop ${node.range[0]}`;
  const write = (): void => {
    builder.loops = [...builder.loops, label];
    const steps = builder.collect(() => { lowerStatements(builder, body); });
    builder.loops = builder.loops.slice(0, -1);
    builder.step({ do: 'loop', head: [], tail: [], atLeastOnce: false, endless: false, await: false, ...parts, body: [...(parts.body ?? []), ...steps], labels: [], at: builder.place(node) });
    lowerStatements(builder, orelse);
  };
  if (label === '') write();
  else builder.step({ do: 'label', label, body: builder.collect(write) });
}

// ---- try and with

function lowerTry(builder: PythonBuilder, node: TryParts): void {
  const block = builder.collect(() => {
    lowerStatements(builder, node.body);
    lowerStatements(builder, node.orelse);
  });
  const handler = node.handlers.length === 0 ? undefined : lowerHandlers(builder, node.handlers);
  const finalizer = node.finalbody.length === 0 ? undefined : builder.collect(() => { lowerStatements(builder, node.finalbody); });
  builder.step({ do: 'try', block, ...(handler === undefined ? {} : { handler }), ...(finalizer === undefined ? {} : { finalizer }) });
}

/** One of them runs; where none takes all there is, the exception may go on. */
function lowerHandlers(builder: PythonBuilder, handlers: readonly ExceptHandler[]): Step[] {
  const arms = handlers.map((handler) => builder.collect(() => {
    if (handler.type_ !== null) lower(builder, handler.type_);
    if (handler.name !== null) builder.bind(handler.name, handler, UNKNOWN);
    lowerStatements(builder, handler.body);
  }));
  const takesAll = handlers.some(({ type_ }) => type_ === null || /^(?:Base)?Exception$/.test(lastName(type_)));
  if (!takesAll) arms.push([{ do: 'exit', how: 'throw', value: UNKNOWN, at: builder.place(handlers[0]!) }]);
  return arms.length === 1 ? arms[0]! : [{ do: 'branch', arms }];
}

/** `with a() as x:`: what `a()` gives is entered, and left whatever happens; several are one in the other. */
function lowerWith(builder: PythonBuilder, node: WithParts, items: readonly WithItem[], isAsync: boolean): void {
  const [item, ...rest] = items;
  if (item === undefined) {
    lowerStatements(builder, node.body);
    return;
  }
  const of = lower(builder, item.context_expr);
  const text = builder.label(item.context_expr, 60);
  const callMethod = (name: string, how: 'call' | 'dispose'): Value => {
    const value = builder.call(item.context_expr, text, { is: 'member', of, name: isAsync ? `__a${name}__` : `__${name}__` }, [], how);
    if (!isAsync) return value;
    builder.step({ do: 'await', value, at: builder.place(item.context_expr) });
    return { is: 'awaited', of: value };
  };
  const entered = callMethod('enter', 'call');
  const block = builder.collect(() => {
    if (item.optional_vars !== null) assignTo(builder, item.optional_vars, entered);
    lowerWith(builder, node, rest, isAsync);
  });
  const finalizer = builder.collect(() => { callMethod('exit', 'dispose'); });
  builder.step({ do: 'try', block, finalizer });
}
