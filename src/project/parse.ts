/** From the text of a file to its outline, with our own parser. The tree is dropped: only plain data is kept. */
import type * as ScopeManager from '@typescript-eslint/scope-manager';
import type { TSESTree } from '@typescript-eslint/types';
import type * as Parser from 'oxc-parser';
import { outlineOf } from '../javascript/outline.js';
import type { Outline } from '../outline/outline.js';
import { isShallow } from './depth.js';
import { optional } from './load.js';
import type { Reason } from './reasons.js';

const loadParser = optional<typeof Parser>('oxc-parser');
const loadScopes = optional<typeof ScopeManager>('@typescript-eslint/scope-manager');

/** One way to read a file. */
export type Attempt = Required<Pick<Parser.ParserOptions, 'lang'>> & { readonly sourceType: 'module' | 'commonjs' };

/** How a file may be read, by its extension, most likely first. */
const ATTEMPTS: Readonly<Record<string, readonly Attempt[]>> = {
  ts: [{ lang: 'ts', sourceType: 'module' }, { lang: 'ts', sourceType: 'commonjs' }],
  tsx: [{ lang: 'tsx', sourceType: 'module' }, { lang: 'tsx', sourceType: 'commonjs' }],
  // A plain script may hold JSX, and types where another tool takes them out: Flow is close enough to TypeScript more often than not.
  js: [{ lang: 'jsx', sourceType: 'module' }, { lang: 'jsx', sourceType: 'commonjs' }, { lang: 'tsx', sourceType: 'module' }],
};

const SCRIPT = /\.(?:[cm]?([jt]s)|([jt]sx))$/;

/** True for the files that can be outlined: `.js .mjs .cjs .jsx .ts .mts .cts .tsx`. */
export function isScript(path: string): boolean {
  return SCRIPT.test(path);
}

/** The ways in which a file may be read, most likely first; those of a plain script when its ending tells nothing. */
export function attemptsFor(path: string): readonly Attempt[] {
  const [, plain, withTags] = SCRIPT.exec(path) ?? [];
  return ATTEMPTS[plain ?? withTags?.replace('jsx', 'js') ?? 'js']!;
}

export function isDeclaration(path: string): boolean {
  return /\.d\.(?:[^./]+\.)?[cm]?ts$/.test(path);
}

/**
 * Outlines a file that is not linted itself. Equal to what `outlineOf` says of the tree that `@typescript-eslint/parser` makes.
 * Never throws: what does not parse, or is too deep to be gone through, is unknown.
 *
 * @param file path of the file, forward slashes, with one of the extensions that `isScript` knows
 * @param packages what it is done with: the parser and the scope manager
 */
export function outlineText(text: string, file: string, packages = [loadParser(), loadScopes()] as const): { readonly outline: Outline } | { readonly unknown: Reason } {
  const [parser, scopes] = packages;
  if (parser === undefined || scopes === undefined) return { unknown: 'no parser' };
  if (!isShallow(text)) return { unknown: 'too deep' };
  try {
    for (const { lang, sourceType } of attemptsFor(file)) {
      const parsed = parser.parseSync(file, text, { lang, sourceType, astType: 'ts', range: true, preserveParens: false });
      if (parsed.errors.every((error) => error.severity !== 'Error')) return { outline: outlineTree(parsed.program, sourceType, text, file, scopes) };
    }
    return { unknown: 'syntax' };
  } catch (error) {
    // Not deep by itself, but the stack was nearly full when it was its turn.
    return { unknown: error instanceof RangeError ? 'too deep' : 'syntax' };
  }
}

function outlineTree(program: object, sourceType: Attempt['sourceType'], text: string, file: string, { analyze }: typeof ScopeManager): Outline {
  const tree = program as TSESTree.Program;
  // No `lib`: the names of TypeScript's own types would be variables without a declaration, which outlines know nothing of.
  const scopeManager = analyze(tree, sourceType === 'module' ? { sourceType, lib: [] } : { sourceType: 'script', globalReturn: true, lib: [] });
  return outlineOf({ program, scopeManager, text, file });
}
