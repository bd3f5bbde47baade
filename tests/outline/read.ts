/** Outlines of pieces of code, made from the tree that ESLint itself would hand to a rule. */
import * as typescriptParser from '@typescript-eslint/parser';
import { Linter, type Rule, type SourceCode } from 'eslint';
import { expect } from 'vitest';
import { outlineOf } from '../../src/javascript/outline.js';
import type { Outline } from '../../src/outline/outline.js';
import { printOutline } from './print.js';

export interface Reading {
  /** `module` when it is left out. */
  readonly sourceType?: 'module' | 'script' | 'commonjs';
}

/** The outline of JavaScript, printed. Both parsers must give the very same one, places and all. */
export function javascript(code: string, { sourceType = 'module' }: Reading = {}): string {
  const outline = javascriptOutline(code, { sourceType });
  const other = read(code, 'file.js', { sourceType, parser: typescriptParser, parserOptions: { ecmaFeatures: { jsx: true } } });
  expect(other).toEqual(outline);
  return printOutline(outline);
}

/** The same as data, by ESLint's own parser. */
export function javascriptOutline(code: string, { sourceType = 'module' }: Reading = {}): Outline {
  return read(code, 'file.js', { sourceType, parserOptions: { ecmaFeatures: { jsx: true } } });
}

/** The outline of TypeScript, printed. */
export function typescript(code: string): string {
  return printOutline(typescriptOutline(code));
}

export function typescriptOutline(code: string): Outline {
  return read(code, 'file.tsx', { parser: typescriptParser, parserOptions: { ecmaFeatures: { jsx: true } } });
}

function read(code: string, filename: string, languageOptions: Linter.LanguageOptions): Outline {
  const found: SourceCode[] = [];
  const look: Rule.RuleModule = {
    create({ sourceCode }) {
      found.push(sourceCode);
      return {};
    },
  };
  const config: Linter.Config = { files: ['**/*.js', '**/*.tsx'], languageOptions: { ecmaVersion: 'latest', ...languageOptions }, plugins: { test: { rules: { look } } }, rules: { 'test/look': 'error' } };
  const messages = new Linter().verify(code, config, filename);
  if (messages.length > 0) throw new Error(messages.map(({ message, line }) => `${message} (line ${line})`).join('\n'));
  const { ast, scopeManager, text } = found[0]!;
  return outlineOf({ program: ast, scopeManager: scopeManager!, text, file: filename });
}
