/** Lints a piece of code as a project with this plugin would. */
import * as parser from '@typescript-eslint/parser';
import { Linter } from 'eslint';
import plugin from '../../src/index.js';
import type { Example } from './examples.js';

const linter = new Linter();

/**
 * What is reported in an example under `rules` and with these settings of the plugin; a comment in it such as `/* eslint context-boundary/x: ["error", {}] *\/` counts.
 * Throws when the code does not parse.
 */
export function lintExample(example: Example, rules: Linter.RulesRecord, settings?: unknown): Linter.LintMessage[] {
  const typescript = example.language.startsWith('ts');
  const python = example.language === 'python';
  const messages = linter.verify(
    example.code,
    [{
      files: ['**/*.{js,jsx,mjs,cjs,ts,tsx,mts,cts,py}'],
      ...(python ? { language: 'context-boundary/python' } : { languageOptions: { ecmaVersion: 'latest', sourceType: 'module', parserOptions: { ecmaFeatures: { jsx: true } }, ...(typescript ? { parser } : {}) } }),
      plugins: { 'context-boundary': plugin },
      rules,
      settings: settings === undefined ? {} : { 'context-boundary': settings },
    }],
    { filename: example.attributes['file'] ?? `example.${python ? 'py' : example.language}` },
  );
  const fatal = messages.find((message) => message.fatal);
  if (fatal !== undefined) throw new Error(`${fatal.message} (line ${example.line + fatal.line - 1} of the page)\n\n${example.code}`);
  return messages;
}

/** `line 12: context-boundary/no-lost-write lost: …`, with lines counted in the page. */
export function printed(example: Example, messages: readonly Linter.LintMessage[]): string[] {
  return messages.map(({ ruleId, messageId, message, line }) => `line ${example.line + line - 1}: ${ruleId ?? ''} ${messageId ?? ''}: ${message}`);
}
