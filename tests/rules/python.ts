/** Lints Python as the presets do, and gives what the tests of rules compare. */
import { Linter } from 'eslint';
import plugin from '../../src/index.js';

/** `line:column-endLine:endColumn messageId message` of all that is reported, columns from 1. Throws for what does not parse. */
export function lintPython(code: string, preset: 'python' | 'python-strict' = 'python'): string[] {
  return new Linter().verify(code, plugin.configs[preset], { filename: 'code.py' }).map(({ fatal, ruleId, messageId, message, line, column, endLine, endColumn }) => {
    if (fatal) throw new Error(`${message} (line ${line})\n${code}`);
    return `${line}:${column}-${endLine}:${endColumn} ${ruleId!.replace('context-boundary/', '')} ${messageId}: ${message}`;
  });
}
