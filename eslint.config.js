// Our own repository under our own rules: the built plugin in its strictest preset, which holds the recommended one.
import contextBoundary from 'eslint-plugin-context-boundary';
import eslintPlugin from 'eslint-plugin-eslint-plugin';
import { defineConfig, globalIgnores } from 'eslint/config';
import tseslint from 'typescript-eslint';

export default defineConfig([
  // What is linted there is the subject of a test, and wrong on purpose.
  globalIgnores(['dist/', 'coverage/', 'tests/trace/typescript/', 'tests/projects/']),
  tseslint.configs.recommended,
  tseslint.configs.stylistic,
  {
    languageOptions: { globals: { console: 'readonly', process: 'readonly', URL: 'readonly', setTimeout: 'readonly', setImmediate: 'readonly' } },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
  },
  { plugins: { 'context-boundary': contextBoundary }, extends: ['context-boundary/recommended', 'context-boundary/strict'] },
  // Modules in template literals are the subject of tests there.
  { files: ['tests/**'], rules: { 'context-boundary/no-lost-write': ['error', { checkConfined: true }] } },
  // A proof loses a write on purpose, to show that it is lost, and rebinds to show what becomes of that.
  { files: ['tests/proofs/**'], rules: { 'context-boundary/no-lost-write': 'off', 'context-boundary/prefer-run': 'off', '@typescript-eslint/no-empty-function': 'off' } },
  { files: ['rules/**'], extends: [eslintPlugin.configs.recommended] },
]);
