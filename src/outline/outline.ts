/**
 * The one data type between a language and the analysis: what a file's functions do, in order, as plain data.
 *
 * A language (`src/javascript`, later `src/python`) writes outlines; `src/flow` reads them. An outline holds no node of a
 * syntax tree, no scope and no text beyond short labels, so it can be kept, compared, printed and built by hand in a test.
 *
 * Everything refers by number: a variable, function, class or call is its index in the outline's table.
 */

/** A stretch of the file. `start` and `end` are UTF-16 offsets (end exclusive); `line` is the 1-based line of `start`. */
export interface Place {
  readonly start: number;
  readonly end: number;
  readonly line: number;
}

/** True when the second lies in the first, or is the same. */
export function contains(outer: Place, inner: Place): boolean {
  return outer.start <= inner.start && inner.end <= outer.end;
}

/** All that is known of one file. `functions[0]` is the module's own body. */
export interface Outline {
  /** Path as the host gave it; forward slashes. */
  readonly file: string;
  readonly functions: readonly FunctionOutline[];
  readonly variables: readonly VariableOutline[];
  readonly calls: readonly CallOutline[];
  readonly classes: readonly ClassOutline[];
  /** Every write to a property, wherever it stands: `a.b = v`, `this.b = v`, `exports.b = v`, `globalThis.b ??= v`. */
  readonly assignments: readonly AssignmentOutline[];
  readonly exports: readonly ExportOutline[];
  /** Module-level directives such as `use server`. */
  readonly directives: readonly string[];
}

/**
 * What an expression may stand for, in symbols. Nothing is computed here: `flow` resolves a value when it needs to know.
 * `choice` is "one of these", as after `a ? b : c`, `a ?? b` or an assignment in two places.
 */
export type Value =
  | { readonly is: 'unknown' }
  /** A literal; `text` is its source form (`undefined` for the missing value), `value` its content when it is a string. */
  | { readonly is: 'constant'; readonly text: string; readonly value?: string }
  | { readonly is: 'variable'; readonly variable: number }
  /** The argument that the activation of `function` got at `index`; `rest` gathers all from `index` on. */
  | { readonly is: 'parameter'; readonly function: number; readonly index: number; readonly rest?: true }
  | { readonly is: 'function'; readonly function: number }
  | { readonly is: 'class'; readonly class: number }
  /** `name` is the imported name, `default`, or `*` for the namespace. `lazy` marks `import()` (a promise of it) . */
  | { readonly is: 'import'; readonly module: string; readonly name: string; readonly lazy?: true; readonly file?: number }
  /** `file` of an import, and of CommonJS's `module` and `exports`: the file it stands in, where several are put together. */
  | { readonly is: 'global'; readonly name: string; readonly file?: number }
  /** `this` inside `function` (arrows refer to the function that owns their `this`). */
  | { readonly is: 'this'; readonly function: number }
  | { readonly is: 'super'; readonly function: number }
  /** A property; `name` is `?` when it is computed from something unknown. `item`: what stands under that key, where a language has those apart from attributes. */
  | { readonly is: 'member'; readonly of: Value; readonly name: string; readonly item?: true }
  | { readonly is: 'result'; readonly call: number }
  | { readonly is: 'awaited'; readonly of: Value }
  /** `test` is what decides between the first of them and the others, where it is one expression that says so: `test ? first : other`. */
  | { readonly is: 'choice'; readonly of: readonly Value[]; readonly test?: Value }
  | { readonly is: 'object'; readonly properties: readonly PropertyOutline[]; readonly spreads: readonly Value[] }
  | { readonly is: 'list'; readonly items: readonly Value[] }
  /** An item of what `of` iterates over. */
  | { readonly is: 'element'; readonly of: Value }
  /** A computation whose result is no reference: comparison, arithmetic, negation, template text. */
  | { readonly is: 'operation'; readonly operator: string; readonly operands: readonly Value[] }
  /** Something of a declared type: a typed parameter or field. */
  | { readonly is: 'typed'; readonly type: TypeOutline; readonly of: Value };

export interface PropertyOutline {
  readonly name: string;
  readonly value: Value;
  readonly kind: 'value' | 'getter' | 'setter';
}

/** A type annotation. `text` is its source, one line, at most 200 characters; `of` is what its main name refers to. */
export interface TypeOutline {
  readonly text: string;
  readonly of?: Value;
}

export type FunctionKind = 'module' | 'plain' | 'arrow' | 'method' | 'getter' | 'setter' | 'constructor' | 'fields';

export interface FunctionOutline {
  /** The best name there is (declaration, variable, property, method); empty when there is none. */
  readonly name: string;
  readonly kind: FunctionKind;
  readonly at: Place;
  /** Where the name stands, or the head of the function when it has none: where a report about the function belongs. */
  readonly nameAt: Place;
  readonly async: boolean;
  readonly generator: boolean;
  /** The function it is written in; -1 for the module. */
  readonly parent: number;
  /** The class it is a member of, if any. */
  readonly class?: number;
  readonly static?: boolean;
  readonly parameters: readonly ParameterOutline[];
  readonly returns?: TypeOutline;
  /** Parameter defaults, then the body, in order of evaluation. */
  readonly body: readonly Step[];
  /** Directives such as `use server`. */
  readonly directives: readonly string[];
  /** Decorators of the member, outermost first. */
  readonly decorators: readonly Value[];
  /** True when the body holds JSX. */
  readonly jsx?: true;
}

export interface ParameterOutline {
  /** Names bound by this parameter (one, or those of a pattern), as variable numbers. */
  readonly variables: readonly number[];
  /** The name when it is a plain one; empty for a pattern. */
  readonly name: string;
  readonly type?: TypeOutline;
  readonly default?: Value;
  readonly rest: boolean;
  readonly optional: boolean;
  /** No position leads to it, only its name. */
  readonly keywordOnly?: true;
  readonly decorators: readonly Value[];
  readonly at: Place;
}

export interface VariableOutline {
  readonly name: string;
  /** The function in whose scope it lives (0: the module). */
  readonly function: number;
  /** Where the name is declared. */
  readonly at: Place;
  /** Everything that is ever assigned to it. Empty: declared only, or known from outside. */
  readonly values: readonly Value[];
  readonly type?: TypeOutline;
  readonly constant: boolean;
}

export interface CallOutline {
  readonly at: Place;
  /** Source of the callee in one line, shortened; for messages. */
  readonly text: string;
  readonly callee: Value;
  readonly arguments: readonly ArgumentOutline[];
  readonly how: 'call' | 'new' | 'tag' | 'jsx' | 'decorator' | 'dispose';
  /** The first type argument of a `new`: `User` in `new AsyncLocalStorage<User>()`. */
  readonly of?: TypeOutline;
  readonly in: number;
  /** It is a statement of its own: nobody gets what it gives. */
  readonly discarded?: true;
}

export interface ArgumentOutline {
  readonly value: Value;
  readonly spread: boolean;
  readonly at: Place;
  /** The parameter that it is for, where the call says so (Python's `f(user=u)`); `**` for an unknown number of such. */
  readonly name?: string;
}

export interface ClassOutline {
  readonly name: string;
  readonly at: Place;
  readonly super?: Value;
  readonly members: readonly MemberOutline[];
  /** Runs the instance fields' initialisers, in order; -1 when there are none. */
  readonly fields: number;
  readonly decorators: readonly Value[];
  readonly in: number;
}

/** A member of a class: a method (`value` is the function), a field, or a constructor parameter that is a field. */
export interface MemberOutline {
  readonly name: string;
  readonly static: boolean;
  readonly kind: 'method' | 'getter' | 'setter' | 'constructor' | 'field';
  readonly value: Value;
  readonly type?: TypeOutline;
}

export interface AssignmentOutline {
  readonly of: Value;
  readonly name: string;
  /** As of a `member`. */
  readonly item?: true;
  readonly value: Value;
  readonly in: number;
}

/** `name` is the exported name; `default`; `*` for `export *` (then `value` is the import of the namespace). */
export interface ExportOutline {
  readonly name: string;
  readonly value: Value;
}

/** One thing that a function does. Steps stand in order of evaluation. */
export type Step =
  | { readonly do: 'call'; readonly call: number }
  /** The function is suspended until `value` settles and goes on in a context of its own. */
  | { readonly do: 'await'; readonly value: Value; readonly at: Place }
  | { readonly do: 'yield'; readonly value: Value; readonly delegate: boolean; readonly at: Place }
  /** A property is read that a getter might answer. Only for names that some getter of the file has, and of what is imported. */
  | { readonly do: 'get'; readonly value: Value; readonly at: Place }
  | { readonly do: 'assign'; readonly target: Value; readonly value: Value; readonly at: Place }
  /** One of the arms runs. `test` is what decides, when there is such a value. */
  | { readonly do: 'branch'; readonly arms: readonly (readonly Step[])[]; readonly test?: Value }
  | LoopStep
  | { readonly do: 'try'; readonly block: readonly Step[]; readonly handler?: readonly Step[]; readonly finalizer?: readonly Step[] }
  /** Enters at any case (or after the last when there is no default) and falls through. */
  | { readonly do: 'switch'; readonly cases: readonly (readonly Step[])[]; readonly hasDefault: boolean; readonly test: Value }
  /** `break label` inside leaves it. */
  | { readonly do: 'label'; readonly label: string; readonly body: readonly Step[] }
  | { readonly do: 'exit'; readonly how: 'return' | 'throw'; readonly value: Value; readonly at: Place }
  | { readonly do: 'jump'; readonly how: 'break' | 'continue'; readonly label?: string };

export interface LoopStep {
  readonly do: 'loop';
  /** Runs before each round: the test. */
  readonly head: readonly Step[];
  readonly body: readonly Step[];
  /** Runs after each round: the update of a `for`. */
  readonly tail: readonly Step[];
  /** `do … while`. */
  readonly atLeastOnce: boolean;
  /** Only `break`, `return` or `throw` end it: `for (;;)`, `while (true)`. */
  readonly endless: boolean;
  /** What the test of a `while` says, where the language tells. */
  readonly test?: Value;
  /** What a `for … of` goes through; `await` marks `for await`. */
  readonly over?: Value;
  readonly await: boolean;
  /** Labels of the loop itself, for `continue label`. */
  readonly labels: readonly string[];
  readonly at: Place;
}

export const UNKNOWN: Value = { is: 'unknown' };
export const UNDEFINED: Value = { is: 'constant', text: 'undefined' };
