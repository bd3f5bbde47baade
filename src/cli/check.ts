/** `context-boundary check`: our presets over files of a project that need not have heard of ESLint. */
import type { ESLint, Linter } from 'eslint';
import { dirname, resolve } from 'node:path';
import github from '../formats/github.js';
import gitlab from '../formats/gitlab.js';
import { isInside, type FormatContext } from '../formats/report.js';
import sarif from '../formats/sarif.js';
import plugin from '../index.js';
import { version } from '../package.js';
import * as parser from '../parser/index.js';
import type { CheckArguments } from './arguments.js';
import { findEslint, type Found } from './eslint.js';
import { filesToLint, PYTHON } from './files.js';
import { tell, writeOutput } from './output.js';
import { readSettingsFile } from './settings-file.js';

/** Prints the reports and gives the exit code. */
export async function check(asked: CheckArguments): Promise<number> {
  const cwd = process.cwd();
  const eslint = await findEslint(cwd);
  const files = filesToLint(asked.files, cwd);
  const python = eslint.hasLanguages ? [] : files.filter((file) => PYTHON.test(file));
  if (python.length > 0) tell(`ESLint ${eslint.version} lints JavaScript only, so ${python.length === 1 ? 'one Python file is' : `${python.length} Python files are`} left out. ESLint 9.8 and later lint them.`);
  const linted = files.filter((file) => !python.includes(file));
  const engine = engineFor(eslint, asked, linted, cwd);
  const results = linted.length === 0 ? [] : (await engine.lintFiles([...linted])).map(ownOnly);
  print(await format(asked, engine, results, cwd), asked.output, cwd);
  const errors = results.reduce((sum, { errorCount }) => sum + errorCount, 0);
  const warnings = results.reduce((sum, { warningCount }) => sum + warningCount, 0);
  return errors > 0 || warnings > (asked.maxWarnings ?? Infinity) ? 1 : 0;
}

function engineFor({ ESLint, hasLanguages }: Found, { preset, settings, cache }: CheckArguments, files: readonly string[], cwd: string): ESLint {
  const own = settings === undefined ? undefined : readSettingsFile(resolve(cwd, settings));
  const { recommended, strict, python, 'python-strict': pythonStrict } = plugin.configs;
  const config: Linter.Config[] = [
    { files: ['**/*.{js,mjs,cjs,jsx,ts,mts,cts,tsx}'], ...(preset === 'strict' ? strict : recommended), languageOptions: { parser } },
    ...(hasLanguages ? preset === 'strict' ? pythonStrict : python : []),
    // Comments for rules that are not at hand here are none of our business.
    { linterOptions: { reportUnusedDisableDirectives: 'off' } },
    { settings: { 'context-boundary': cache ? { cache, ...own } : { ...own, cache } } },
  ];
  // ESLint looks at nothing outside of its folder.
  const folder = files.every((file) => isInside(file, cwd)) ? cwd : folderOfAll([cwd, ...files]);
  return new ESLint({ cwd: folder, overrideConfigFile: true, overrideConfig: config, warnIgnored: false, errorOnUnmatchedPattern: false });
}

function folderOfAll(paths: readonly string[]): string {
  let folder = dirname(paths[0]!);
  while (!paths.every((path) => isInside(path, folder))) folder = dirname(folder);
  return folder;
}

/** Comments in the code may ask for rules of other plugins. What does not parse is somebody else's to mend, and no reason to stop. */
function ownOnly(result: ESLint.LintResult): ESLint.LintResult {
  const messages = result.messages.filter(({ ruleId, fatal }) => fatal === true || ruleId?.startsWith('context-boundary/') === true)
    .map((message) => (message.fatal === true ? { ...message, severity: 1 as const, fatal: undefined, message: `Not looked at: ${message.message}` } : message)) as Linter.LintMessage[];
  const count = (severity: number): number => messages.filter((message) => message.severity === severity).length;
  return { ...result, messages, errorCount: count(2), warningCount: count(1), fatalErrorCount: 0, fixableErrorCount: 0, fixableWarningCount: 0 };
}

async function format({ format: name }: CheckArguments, engine: ESLint, results: ESLint.LintResult[], cwd: string): Promise<string> {
  const rulesMeta = Object.fromEntries(Object.entries(plugin.rules!).map(([rule, { meta }]) => [`context-boundary/${rule}`, meta!]));
  const context: FormatContext = { cwd, rulesMeta: rulesMeta as never };
  switch (name) {
    case 'sarif': return sarif(results, context, { name: 'context-boundary', version });
    case 'github': return github(results, context);
    case 'gitlab': return gitlab(results, context);
    case 'stylish': case 'json': return (await engine.loadFormatter(name)).format(results, { cwd, rulesMeta } as never);
  }
}

function print(text: string, output: string | undefined, cwd: string): void {
  const ended = text === '' || text.endsWith('\n') ? text : `${text}\n`;
  if (output === undefined) process.stdout.write(ended);
  else writeOutput(output, ended, cwd);
}
