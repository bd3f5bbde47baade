/** What all formats share: from ESLint's results to places and messages. */
import type { ESLint, Linter, Rule } from 'eslint';
import { relative, resolve, sep } from 'node:path';

/** What ESLint hands to a formatter beside the results. */
export interface FormatContext {
  readonly cwd?: string;
  readonly rulesMeta?: Readonly<Record<string, Rule.RuleMetaData>>;
}

export type Results = readonly ESLint.LintResult[];

/** One message with the file that it is about. */
export interface Reported {
  readonly file: string;
  readonly message: Linter.LintMessage;
}

export function reportedIn(results: Results): readonly Reported[] {
  return results.flatMap(({ filePath, messages }) => messages.map((message) => ({ file: filePath, message })));
}

/** The folder that paths are given from: that of the repository where a CI system says so, otherwise the working directory. */
export function rootOf({ cwd = process.cwd() }: FormatContext, environment: NodeJS.ProcessEnv = process.env): string {
  const repository = [environment['GITHUB_WORKSPACE'], environment['CI_PROJECT_DIR']].find((folder) => folder !== undefined && folder !== '');
  return repository !== undefined && isInside(cwd, resolve(repository)) ? resolve(repository) : cwd;
}

/** The path from `root`, with forward slashes; the absolute one for a file elsewhere. */
export function pathFrom(root: string, file: string): string {
  return (isInside(file, root) ? relative(root, file) : file).split(sep).join('/');
}

export function isInside(path: string, folder: string): boolean {
  const way = relative(folder, path);
  return way !== '' ? !way.startsWith('..') && resolve(folder, way) === resolve(path) : true;
}

/** What the report is called: the rule, or what is wrong with the file as a whole. */
export function nameOf({ ruleId, fatal }: Linter.LintMessage): string {
  return ruleId ?? (fatal === true ? 'does-not-parse' : 'eslint');
}

export function isError({ severity, fatal }: Linter.LintMessage): boolean {
  return severity === 2 || fatal === true;
}
