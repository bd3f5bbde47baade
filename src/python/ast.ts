/**
 * The tree of a Python file: the node types of CPython's `ast` module (3.8 to 3.15) under their own names, with their own fields.
 *
 * What differs from CPython, for ESLint's sake and for speed:
 *  - every node has `type`, `range` and `loc`, also the few that have no position in CPython (`arguments`, `comprehension`,
 *    `withitem`, `match_case`, and `Module`, which spans the whole text);
 *  - the field `type` of `ExceptHandler` is called `type_`, because `type` names the node;
 *  - operators and contexts (`Add`, `NotIn`, `Load`) are words, not nodes;
 *  - a `Constant` says in `valueType` what its value is, because JavaScript has fewer kinds of values;
 *  - `FunctionDef`, `AsyncFunctionDef` and `ClassDef` know where their name stands (`nameRange`);
 *  - `type_comment` and `type_ignores` are left out: Python fills them on request only.
 *
 * Names are as Python compares them (NFKC); every other text is as written.
 */

/** Start and end (exclusive) as UTF-16 offsets into the text, as ESLint sees it: without the byte order mark. */
export type Range = readonly [start: number, end: number];

/** A point of the text: `line` from 1, `column` from 0 in UTF-16 units. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

export interface Location {
  readonly start: Position;
  readonly end: Position;
}

/** What every node has. `parent` is set by whoever traverses the tree, not by the parser. */
export interface BaseNode {
  readonly range: Range;
  readonly loc: Location;
  parent?: PythonNode | null;
}

export interface Module extends BaseNode { readonly type: 'Module'; readonly body: Statement[] }

// Statements ---------------------------------------------------------------------------------------------------------

export interface FunctionDef extends FunctionParts { readonly type: 'FunctionDef' }
export interface AsyncFunctionDef extends FunctionParts { readonly type: 'AsyncFunctionDef' }

/** `def` and `async def`. The range starts at `def` or `async`, after the decorators, as in CPython. */
export interface FunctionParts extends BaseNode {
  readonly name: string;
  readonly nameRange: Range;
  readonly args: Arguments;
  readonly body: Statement[];
  readonly decorator_list: Expression[];
  readonly returns: Expression | null;
  readonly type_params: TypeParameter[];
}

/** The range starts at `class`, after the decorators. */
export interface ClassDef extends BaseNode {
  readonly type: 'ClassDef';
  readonly name: string;
  readonly nameRange: Range;
  readonly bases: Expression[];
  readonly keywords: Keyword[];
  readonly body: Statement[];
  readonly decorator_list: Expression[];
  readonly type_params: TypeParameter[];
}

export interface Return extends BaseNode { readonly type: 'Return'; readonly value: Expression | null }
export interface Delete extends BaseNode { readonly type: 'Delete'; readonly targets: Expression[] }

/** `a = b = value`: one target for each `=`. */
export interface Assign extends BaseNode { readonly type: 'Assign'; readonly targets: Expression[]; readonly value: Expression }

/** `type Name[T] = value` (3.12). */
export interface TypeAlias extends BaseNode {
  readonly type: 'TypeAlias';
  readonly name: Name;
  readonly type_params: TypeParameter[];
  readonly value: Expression;
}

export interface AugAssign extends BaseNode {
  readonly type: 'AugAssign';
  readonly target: Name | Attribute | Subscript;
  readonly op: BinaryOperator;
  readonly value: Expression;
}

/** `target: annotation = value`; `simple` is 1 when the target is a name without parentheses. */
export interface AnnAssign extends BaseNode {
  readonly type: 'AnnAssign';
  readonly target: Name | Attribute | Subscript;
  readonly annotation: Expression;
  readonly value: Expression | null;
  readonly simple: 0 | 1;
}

export interface For extends ForParts { readonly type: 'For' }
export interface AsyncFor extends ForParts { readonly type: 'AsyncFor' }
export interface ForParts extends BaseNode {
  readonly target: Expression;
  readonly iter: Expression;
  readonly body: Statement[];
  readonly orelse: Statement[];
}

export interface While extends BaseNode { readonly type: 'While'; readonly test: Expression; readonly body: Statement[]; readonly orelse: Statement[] }

/** `elif` is an `If` that stands alone in `orelse`. */
export interface If extends BaseNode { readonly type: 'If'; readonly test: Expression; readonly body: Statement[]; readonly orelse: Statement[] }

export interface With extends WithParts { readonly type: 'With' }
export interface AsyncWith extends WithParts { readonly type: 'AsyncWith' }
export interface WithParts extends BaseNode { readonly items: WithItem[]; readonly body: Statement[] }

export interface Match extends BaseNode { readonly type: 'Match'; readonly subject: Expression; readonly cases: MatchCase[] }
export interface Raise extends BaseNode { readonly type: 'Raise'; readonly exc: Expression | null; readonly cause: Expression | null }

export interface Try extends TryParts { readonly type: 'Try' }
/** `try` with `except*` (3.11). */
export interface TryStar extends TryParts { readonly type: 'TryStar' }
export interface TryParts extends BaseNode {
  readonly body: Statement[];
  readonly handlers: ExceptHandler[];
  readonly orelse: Statement[];
  readonly finalbody: Statement[];
}

export interface Assert extends BaseNode { readonly type: 'Assert'; readonly test: Expression; readonly msg: Expression | null }

/** `is_lazy` is 1 for `lazy import` (3.15). */
export interface Import extends BaseNode { readonly type: 'Import'; readonly names: Alias[]; readonly is_lazy: 0 | 1 }

/** `level` counts the leading dots; `module` is null for `from . import x`. */
export interface ImportFrom extends BaseNode {
  readonly type: 'ImportFrom';
  readonly module: string | null;
  readonly names: Alias[];
  readonly level: number;
  readonly is_lazy: 0 | 1;
}

export interface Global extends BaseNode { readonly type: 'Global'; readonly names: string[] }
export interface Nonlocal extends BaseNode { readonly type: 'Nonlocal'; readonly names: string[] }
export interface Expr extends BaseNode { readonly type: 'Expr'; readonly value: Expression }
export interface Pass extends BaseNode { readonly type: 'Pass' }
export interface Break extends BaseNode { readonly type: 'Break' }
export interface Continue extends BaseNode { readonly type: 'Continue' }

// Expressions --------------------------------------------------------------------------------------------------------

export type Context = 'Load' | 'Store' | 'Del';
export type BooleanOperator = 'And' | 'Or';
export type BinaryOperator =
  | 'Add' | 'Sub' | 'Mult' | 'MatMult' | 'Div' | 'Mod' | 'Pow' | 'LShift' | 'RShift' | 'BitOr' | 'BitXor' | 'BitAnd' | 'FloorDiv';
export type UnaryOperator = 'Invert' | 'Not' | 'UAdd' | 'USub';
export type ComparisonOperator = 'Eq' | 'NotEq' | 'Lt' | 'LtE' | 'Gt' | 'GtE' | 'Is' | 'IsNot' | 'In' | 'NotIn';

/** `a or b or c` is one node with three values. */
export interface BoolOp extends BaseNode { readonly type: 'BoolOp'; readonly op: BooleanOperator; readonly values: Expression[] }
export interface NamedExpr extends BaseNode { readonly type: 'NamedExpr'; readonly target: Name; readonly value: Expression }
export interface BinOp extends BaseNode { readonly type: 'BinOp'; readonly left: Expression; readonly op: BinaryOperator; readonly right: Expression }
export interface UnaryOp extends BaseNode { readonly type: 'UnaryOp'; readonly op: UnaryOperator; readonly operand: Expression }
export interface Lambda extends BaseNode { readonly type: 'Lambda'; readonly args: Arguments; readonly body: Expression }
export interface IfExp extends BaseNode { readonly type: 'IfExp'; readonly test: Expression; readonly body: Expression; readonly orelse: Expression }

/** A key is null for `**value`. */
export interface Dict extends BaseNode { readonly type: 'Dict'; readonly keys: (Expression | null)[]; readonly values: Expression[] }
export interface Set extends BaseNode { readonly type: 'Set'; readonly elts: Expression[] }
export interface ListComp extends BaseNode { readonly type: 'ListComp'; readonly elt: Expression; readonly generators: Comprehension[] }
export interface SetComp extends BaseNode { readonly type: 'SetComp'; readonly elt: Expression; readonly generators: Comprehension[] }

/** `value` is null for `{**d for d in ds}` (3.15), whose `key` is then `d`. */
export interface DictComp extends BaseNode {
  readonly type: 'DictComp';
  readonly key: Expression;
  readonly value: Expression | null;
  readonly generators: Comprehension[];
}

export interface GeneratorExp extends BaseNode { readonly type: 'GeneratorExp'; readonly elt: Expression; readonly generators: Comprehension[] }
export interface Await extends BaseNode { readonly type: 'Await'; readonly value: Expression }
export interface Yield extends BaseNode { readonly type: 'Yield'; readonly value: Expression | null }
export interface YieldFrom extends BaseNode { readonly type: 'YieldFrom'; readonly value: Expression }

/** `a < b < c`: as many `ops` as `comparators`. */
export interface Compare extends BaseNode {
  readonly type: 'Compare';
  readonly left: Expression;
  readonly ops: ComparisonOperator[];
  readonly comparators: Expression[];
}

/** `f(*args)` is a `Starred` in `args`, `f(**kw)` a keyword whose `arg` is null. */
export interface Call extends BaseNode { readonly type: 'Call'; readonly func: Expression; readonly args: Expression[]; readonly keywords: Keyword[] }

/** `{value!r:spec}` in an f-string; `conversion` is the code of `s`, `r` or `a`, or -1. */
export interface FormattedValue extends BaseNode {
  readonly type: 'FormattedValue';
  readonly value: Expression;
  readonly conversion: number;
  readonly format_spec: JoinedStr | null;
}

/** `{value!r:spec}` in a t-string (3.14); `str` is the text of the expression. */
export interface Interpolation extends BaseNode {
  readonly type: 'Interpolation';
  readonly value: Expression;
  readonly str: string;
  readonly conversion: number;
  readonly format_spec: JoinedStr | null;
}

/** An f-string, with what is written beside it; also a format specification. */
export interface JoinedStr extends BaseNode { readonly type: 'JoinedStr'; readonly values: Expression[] }
/** A t-string (3.14). */
export interface TemplateStr extends BaseNode { readonly type: 'TemplateStr'; readonly values: Expression[] }

export type Constant =
  | ConstantOf<'None' | 'Ellipsis', null>
  | ConstantOf<'bool', boolean>
  | ConstantOf<'str', string>
  /** Each character is one byte, U+0000 to U+00FF. */
  | ConstantOf<'bytes', string>
  /** A bigint when a number would not be exact. */
  | ConstantOf<'int', number | bigint>
  | ConstantOf<'float', number>
  /** The imaginary part. */
  | ConstantOf<'complex', number>;

/** `kind` is `u` for a string that starts with `u"`. */
export interface ConstantOf<Type extends string, Value> extends BaseNode {
  readonly type: 'Constant';
  readonly valueType: Type;
  readonly value: Value;
  readonly kind: 'u' | null;
}

export interface Attribute extends BaseNode { readonly type: 'Attribute'; readonly value: Expression; readonly attr: string; ctx: Context }
export interface Subscript extends BaseNode { readonly type: 'Subscript'; readonly value: Expression; readonly slice: Expression; ctx: Context }
export interface Starred extends BaseNode { readonly type: 'Starred'; readonly value: Expression; ctx: Context }
export interface Name extends BaseNode { readonly type: 'Name'; readonly id: string; ctx: Context }
export interface List extends BaseNode { readonly type: 'List'; readonly elts: Expression[]; ctx: Context }
/** The range holds the parentheses, if there are any. */
export interface Tuple extends BaseNode { readonly type: 'Tuple'; readonly elts: Expression[]; ctx: Context }
export interface Slice extends BaseNode { readonly type: 'Slice'; readonly lower: Expression | null; readonly upper: Expression | null; readonly step: Expression | null }

// Parts of statements and expressions -----------------------------------------------------------------------------------

export interface Comprehension extends BaseNode {
  readonly type: 'comprehension';
  readonly target: Expression;
  readonly iter: Expression;
  readonly ifs: Expression[];
  readonly is_async: 0 | 1;
}

/** `except A as name:`; `type_` is CPython's `type`. */
export interface ExceptHandler extends BaseNode {
  readonly type: 'ExceptHandler';
  readonly type_: Expression | null;
  readonly name: string | null;
  readonly body: Statement[];
}

/**
 * The parameters of a function. `defaults` belong to the last of `posonlyargs` and `args`; `kw_defaults` has one item for each
 * of `kwonlyargs`, null where there is no default. The range is empty when there are none.
 */
export interface Arguments extends BaseNode {
  readonly type: 'arguments';
  readonly posonlyargs: Argument[];
  readonly args: Argument[];
  readonly vararg: Argument | null;
  readonly kwonlyargs: Argument[];
  readonly kw_defaults: (Expression | null)[];
  readonly kwarg: Argument | null;
  readonly defaults: Expression[];
}

/** A parameter; the range excludes stars and default. */
export interface Argument extends BaseNode { readonly type: 'arg'; readonly arg: string; readonly annotation: Expression | null }
/** `name=value` of a call or class; `arg` is null for `**value`. */
export interface Keyword extends BaseNode { readonly type: 'keyword'; readonly arg: string | null; readonly value: Expression }
/** `name as asname` of an import; `name` is dotted in `import a.b`, and `*` in `from a import *`. */
export interface Alias extends BaseNode { readonly type: 'alias'; readonly name: string; readonly asname: string | null }
export interface WithItem extends BaseNode { readonly type: 'withitem'; readonly context_expr: Expression; readonly optional_vars: Expression | null }
export interface MatchCase extends BaseNode { readonly type: 'match_case'; readonly pattern: Pattern; readonly guard: Expression | null; readonly body: Statement[] }

// Patterns -----------------------------------------------------------------------------------------------------------

export interface MatchValue extends BaseNode { readonly type: 'MatchValue'; readonly value: Expression }
export interface MatchSingleton extends BaseNode { readonly type: 'MatchSingleton'; readonly value: boolean | null }
export interface MatchSequence extends BaseNode { readonly type: 'MatchSequence'; readonly patterns: Pattern[] }
/** `rest` is the name after `**`. */
export interface MatchMapping extends BaseNode { readonly type: 'MatchMapping'; readonly keys: Expression[]; readonly patterns: Pattern[]; readonly rest: string | null }
export interface MatchClass extends BaseNode {
  readonly type: 'MatchClass';
  readonly cls: Expression;
  readonly patterns: Pattern[];
  readonly kwd_attrs: string[];
  readonly kwd_patterns: Pattern[];
}
/** `name` is null for `*_`. */
export interface MatchStar extends BaseNode { readonly type: 'MatchStar'; readonly name: string | null }
/** A capture (`pattern` null), `pattern as name`, or the wildcard `_` (both null). */
export interface MatchAs extends BaseNode { readonly type: 'MatchAs'; readonly pattern: Pattern | null; readonly name: string | null }
export interface MatchOr extends BaseNode { readonly type: 'MatchOr'; readonly patterns: Pattern[] }

// Type parameters ----------------------------------------------------------------------------------------------------

export interface TypeVar extends BaseNode { readonly type: 'TypeVar'; readonly name: string; readonly bound: Expression | null; readonly default_value: Expression | null }
export interface ParamSpec extends BaseNode { readonly type: 'ParamSpec'; readonly name: string; readonly default_value: Expression | null }
export interface TypeVarTuple extends BaseNode { readonly type: 'TypeVarTuple'; readonly name: string; readonly default_value: Expression | null }

// Unions -------------------------------------------------------------------------------------------------------------

export type Statement =
  | FunctionDef | AsyncFunctionDef | ClassDef | Return | Delete | Assign | TypeAlias | AugAssign | AnnAssign | For | AsyncFor | While | If
  | With | AsyncWith | Match | Raise | Try | TryStar | Assert | Import | ImportFrom | Global | Nonlocal | Expr | Pass | Break | Continue;

export type Expression =
  | BoolOp | NamedExpr | BinOp | UnaryOp | Lambda | IfExp | Dict | Set | ListComp | SetComp | DictComp | GeneratorExp | Await | Yield
  | YieldFrom | Compare | Call | FormattedValue | Interpolation | JoinedStr | TemplateStr | Constant | Attribute | Subscript | Starred
  | Name | List | Tuple | Slice;

export type Pattern = MatchValue | MatchSingleton | MatchSequence | MatchMapping | MatchClass | MatchStar | MatchAs | MatchOr;
export type TypeParameter = TypeVar | ParamSpec | TypeVarTuple;

export type PythonNode =
  | Module | Statement | Expression | Pattern | TypeParameter
  | Comprehension | ExceptHandler | Arguments | Argument | Keyword | Alias | WithItem | MatchCase;

export type NodeType = PythonNode['type'];

// What a file gives beside its tree ------------------------------------------------------------------------------------

/** A comment; `value` is what stands after the `#`. */
export interface Comment { readonly type: 'Comment'; readonly value: string; readonly range: Range; readonly loc: Location }

/** A word of the text. Line ends and indentation are no tokens; an f-string is one for each of its parts. */
export interface Token {
  readonly type: 'Keyword' | 'Name' | 'Number' | 'String' | 'Punctuator';
  readonly value: string;
  readonly range: Range;
  readonly loc: Location;
}

/** Something that Python rejects, at the place that CPython names. */
export interface PythonSyntaxError { readonly message: string; readonly range: Range; readonly loc: Location }

/**
 * What `parsePython(text)` (`parse.ts`) returns. It never throws: where there are errors, the tree holds every statement that could be
 * read. The first error is the one that CPython names; the others are in the order of the text.
 */
export interface ParsedPython {
  readonly ast: Module;
  readonly comments: readonly Comment[];
  /** Made when first asked for. */
  readonly tokens: readonly Token[];
  readonly errors: readonly PythonSyntaxError[];
}
