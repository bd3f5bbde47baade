/** Python as a language of ESLint (9.8 and later): `language: 'context-boundary/python'`. */
import type { ESLint } from 'eslint';
import type { ParsedPython, PythonNode } from './ast.js';
import { parsePython } from './parse.js';
import { createPythonSourceCode } from './source-code.js';
import { visitorKeys } from './visitor-keys.js';

/** What `languageOptions` of a Python file may say. What belongs to other languages is let be: see `validateLanguageOptions`. */
export interface PythonLanguageOptions {
  /**
   * What does not parse is no error: what can be read of it is linted. For templates that are named `.py`, and for editors, where
   * the statement that is being typed should not silence the rest of the file. Default: false.
   */
  readonly tolerant?: boolean;
}

interface TextFile {
  readonly body: string | Uint8Array;
}

const STATEMENTS: ReadonlySet<string> = new Set([
  'FunctionDef', 'AsyncFunctionDef', 'ClassDef', 'Return', 'Delete', 'Assign', 'TypeAlias', 'AugAssign', 'AnnAssign', 'For', 'AsyncFor', 'While', 'If', 'With', 'AsyncWith',
  'Match', 'Raise', 'Try', 'TryStar', 'Assert', 'Import', 'ImportFrom', 'Global', 'Nonlocal', 'Expr', 'Pass', 'Break', 'Continue',
]);
const FUNCTIONS: ReadonlySet<string> = new Set(['FunctionDef', 'AsyncFunctionDef', 'Lambda']);

/** Selectors such as `:statement`. (`:function` is ESLint's own and means JavaScript's: write `:matches(FunctionDef, AsyncFunctionDef, Lambda)`.) */
function matchesSelectorClass(name: string, node: PythonNode): boolean {
  switch (name.toLowerCase()) {
    case 'statement': return STATEMENTS.has(node.type);
    case 'function': return FUNCTIONS.has(node.type);
    case 'pattern': return node.type.startsWith('Match') && node.type !== 'Match';
    default: return false;
  }
}

function parse({ body }: TextFile, { languageOptions }: { readonly languageOptions?: PythonLanguageOptions } = {}) {
  const parsed = parsePython(body as string);
  if (parsed.errors.length === 0 || languageOptions?.tolerant === true) return { ok: true as const, ast: parsed.ast, parsed };
  return {
    ok: false as const,
    errors: parsed.errors.map(({ message, loc: { start, end } }) => ({ message, line: start.line, column: start.column + 1, endLine: end.line, endColumn: end.column + 1 })),
  };
}

/**
 * The language. Nodes are those of CPython's `ast` module (`ast.ts`); lines count from 1, columns from 0, in UTF-16 units.
 * A syntax error is a fatal message of the file, unless `languageOptions.tolerant` says otherwise.
 */
export const python = {
  fileType: 'text',
  lineStart: 1,
  columnStart: 0,
  nodeTypeKey: 'type',
  visitorKeys,
  defaultLanguageOptions: { tolerant: false },
  /** Entries of a configuration without `files` (globals, a parser, an ecmaVersion) reach every language, so they are no mistake. */
  validateLanguageOptions(options: PythonLanguageOptions): void {
    if (options.tolerant !== undefined && typeof options.tolerant !== 'boolean') throw new TypeError('languageOptions.tolerant must be true or false.');
  },
  matchesSelectorClass,
  parse,
  createSourceCode: ({ body }: TextFile, { parsed }: { readonly parsed: ParsedPython }) => createPythonSourceCode(body as string, parsed),
} as unknown as NonNullable<ESLint.Plugin['languages']>[string];
