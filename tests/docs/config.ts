/** Runs a configuration that a page shows, with the plugin of the sources instead of a package that is installed. */
import type { Linter } from 'eslint';
import { defineConfig } from 'eslint/config';
import plugin from '../../src/index.js';
import type { Example } from './examples.js';

const known: Readonly<Record<string, unknown>> = { 'eslint/config': { defineConfig }, 'eslint-plugin-context-boundary': { default: plugin } };
const statement = /^import (?:(\w+)|\{ (\w+) \}) from '([^']+)';$/gm;

/** Whether an example is a configuration and no code to be linted. */
export function isConfig({ code }: Example): boolean {
  return code.includes("from 'eslint-plugin-context-boundary'");
}

/** What a configuration exports. Throws when it imports what a reader would not have after the page's own installation. */
export function configOf({ code }: Example): Linter.Config[] {
  const names: string[] = [];
  const values: unknown[] = [];
  const body = code.replace(statement, (_, byDefault: string | undefined, name: string | undefined, from: string) => {
    const value = (known[from] as Record<string, unknown> | undefined)?.[name ?? 'default'];
    if (value === undefined) throw new Error(`The configuration imports ${name ?? 'the default'} of ${from}.`);
    names.push((byDefault ?? name)!);
    values.push(value);
    return '';
  }).replace('export default ', 'return ');
  return new Function(...names, `'use strict';${body}`)(...values) as Linter.Config[];
}
