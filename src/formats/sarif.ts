/** SARIF 2.1.0, with the way of each value as a code flow. A formatter for ESLint, too. */
import { pathToFileURL } from 'node:url';
import type { Linter, Rule } from 'eslint';
import { isError, isInside, nameOf, pathFrom, reportedIn, rootOf, type FormatContext, type Reported, type Results } from './report.js';
import { traceOf, type Step } from './traces.js';

const SCHEMA = 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json';

export interface Tool {
  readonly name: string;
  readonly version?: string;
  readonly informationUri?: string;
}

const ESLINT: Tool = { name: 'ESLint', informationUri: 'https://eslint.org' };

/** @param tool whose findings these are: code scanning keeps those of different tools apart */
export default function sarif(results: Results, context: FormatContext = {}, tool: Tool = ESLINT): string {
  const root = rootOf(context);
  const all = reportedIn(results);
  const findings = all.filter(({ message }) => message.ruleId !== null);
  const rules = [...new Set(findings.map(({ message }) => message.ruleId!))].sort();
  const failures = all.filter(({ message }) => message.ruleId === null);
  return `${JSON.stringify({
    $schema: SCHEMA,
    version: '2.1.0',
    runs: [{
      tool: { driver: { ...tool, rules: rules.map((id) => ruleOf(id, context.rulesMeta?.[id])) } },
      columnKind: 'utf16CodeUnits',
      originalUriBaseIds: { '%SRCROOT%': { uri: `${pathToFileURL(root).href}/` } },
      invocations: [{ executionSuccessful: true, ...(failures.length === 0 ? {} : { toolExecutionNotifications: failures.map((one) => notificationOf(one, root)) }) }],
      artifacts: results.map(({ filePath }) => ({ location: artifactOf(filePath, root) })),
      results: findings.map((one) => resultOf(one, rules, root)),
    }],
  }, undefined, 2)}\n`;
}

function ruleOf(id: string, meta: Rule.RuleMetaData | undefined): object {
  const { description, url } = meta?.docs ?? {};
  return {
    id,
    ...(description === undefined ? {} : { shortDescription: { text: description } }),
    // A page on this machine is of no use to readers elsewhere.
    ...(url?.startsWith('http') === true ? { helpUri: url } : {}),
    ...(meta?.type === 'problem' ? { properties: { precision: 'high', tags: ['correctness'] } } : {}),
  };
}

function resultOf(reported: Reported, rules: readonly string[], root: string): object {
  const { file, message } = reported;
  const ruleId = message.ruleId!;
  const steps = traceOf(file, ruleId, { line: message.line, column: message.column - 1 });
  return {
    ruleId,
    ruleIndex: rules.indexOf(ruleId),
    level: isError(message) ? 'error' : 'warning',
    message: { text: message.message },
    locations: [{ physicalLocation: { artifactLocation: artifactOf(file, root), region: regionOf(message) } }],
    ...(steps.length === 0 ? {} : {
      codeFlows: [{ threadFlows: [{ locations: steps.map((step) => ({ location: locationOf(step, root) })) }] }],
      relatedLocations: steps.map((step, id) => ({ id, ...locationOf(step, root) })),
    }),
  };
}

function locationOf({ path, line, text }: Step, root: string): object {
  return { physicalLocation: { artifactLocation: artifactOf(path, root), region: { startLine: line } }, message: { text } };
}

function notificationOf({ file, message }: Reported, root: string): object {
  return {
    level: isError(message) ? 'error' : 'warning',
    descriptor: { id: nameOf(message) },
    message: { text: message.message },
    locations: [{ physicalLocation: { artifactLocation: artifactOf(file, root), region: regionOf(message) } }],
  };
}

/** Lines and columns count from 1 in both; messages about a whole file have none. */
function regionOf({ line, column, endLine, endColumn }: Linter.LintMessage): object {
  if (!(line > 0)) return { startLine: 1 };
  return {
    startLine: line,
    ...(column > 0 ? { startColumn: column } : {}),
    ...(endLine == null || endColumn == null ? {} : { endLine, endColumn }),
  };
}

function artifactOf(file: string, root: string): object {
  if (!isInside(file, root)) return { uri: pathToFileURL(file).href };
  return { uri: pathFrom(root, file).split('/').map(encodeURIComponent).join('/'), uriBaseId: '%SRCROOT%' };
}
