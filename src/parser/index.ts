/**
 * A parser for ESLint that reads JavaScript, JSX and TypeScript and needs no `typescript`: the one that imported files are read
 * with. `context-boundary check` uses it, and so may a configuration in a project whose TypeScript has no API for others.
 */
import type * as ScopeManager from '@typescript-eslint/scope-manager';
import type { TSESTree } from '@typescript-eslint/types';
import type { Linter } from 'eslint';
import type * as Parser from 'oxc-parser';
import { version } from '../package.js';
import { isShallow } from '../project/depth.js';
import { optional } from '../project/load.js';
import { attemptsFor, type Attempt } from '../project/parse.js';
import { Lines, locate, type Located, type Node } from './locations.js';
import { tokensOf } from './tokens.js';

const loadParser = optional<typeof Parser>('oxc-parser');
const loadScopes = optional<typeof ScopeManager>('@typescript-eslint/scope-manager');

/** A mistake in the code that is parsed, as ESLint takes it: line and column from 1. */
export class ParseError extends SyntaxError {
  constructor(message: string, readonly lineNumber: number, readonly column: number) {
    super(message);
  }
}

export const meta = { name: 'eslint-plugin-context-boundary/parser', version };

/**
 * The tree (TS-ESTree), its scopes and its tokens.
 *
 * @param options `filePath` tells by its ending what the text is; without one it is a module with JSX
 * @throws ParseError for code that does not parse, or is nested too deeply to be gone through
 */
export function parseForESLint(text: string, options?: { readonly filePath?: string }): Linter.ESLintParseResult {
  const [parser, scopes] = [loadParser(), loadScopes()];
  if (parser === undefined || scopes === undefined) throw new Error('oxc-parser or @typescript-eslint/scope-manager cannot be loaded. Were optional dependencies left out at the installation?');
  if (!isShallow(text)) throw tooDeep();
  try {
    return read(text, options?.filePath ?? 'file.jsx', parser, scopes);
  } catch (error) {
    if (error instanceof RangeError) throw tooDeep();
    throw error;
  }
}

function tooDeep(): ParseError {
  return new ParseError('The code is nested too deeply', 1, 1);
}

function read(text: string, file: string, parser: typeof Parser, scopes: typeof ScopeManager): Linter.ESLintParseResult {
  const lines = new Lines(text);
  const { parsed, attempt } = firstToParse(parser, text, file, lines);
  const program = parsed.program as unknown as Node;
  const keys = { ...parser.visitorKeys, Program: ['body'] };
  const comments = commentsOf(text, parsed, lines);
  locate(program, keys, lines);
  program.comments = comments;
  program.tokens = tokensOf(text, program, comments, keys, lines);
  const { sourceType } = attempt;
  program.sourceType = sourceType === 'module' ? 'module' : 'script';
  const scopeManager = scopes.analyze(program as unknown as TSESTree.Program, sourceType === 'module' ? { sourceType, lib: [] } : { sourceType: 'script', globalReturn: true, lib: [] });
  return { ast: program as never, scopeManager: scopeManager as never, visitorKeys: keys };
}

/** The tree alone. */
export function parse(text: string, options?: { readonly filePath?: string }): Linter.ESLintParseResult['ast'] {
  return parseForESLint(text, options).ast;
}

function firstToParse(parser: typeof Parser, text: string, file: string, lines: Lines): { parsed: Parser.ParseResult; attempt: Attempt } {
  let failed: Parser.OxcError | undefined;
  for (const attempt of attemptsFor(file)) {
    const parsed = parser.parseSync(file, text, { ...attempt, astType: 'ts', range: true, preserveParens: false });
    const error = parsed.errors.find(({ severity }) => severity === 'Error');
    if (error === undefined) return { parsed, attempt };
    failed ??= error;
  }
  const { line, column } = lines.at(failed!.labels[0]?.start ?? 0);
  throw new ParseError(failed!.message, line, column + 1);
}

/** With the first line of a script, which ESLint counts among them. */
function commentsOf(text: string, { comments }: Parser.ParseResult, lines: Lines): Located[] {
  const [start] = /^#!.*/.exec(text) ?? [];
  const all = comments.map(({ type, value, start: from, end }) => ({ type: type as string, value, range: [from, end] as [number, number] }));
  if (start !== undefined) all.unshift({ type: 'Shebang', value: start.slice(2), range: [0, start.length] });
  return all.map((one) => ({ ...one, loc: lines.of(one.range) }));
}
