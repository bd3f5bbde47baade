/** Workflow commands, which GitHub Actions shows as annotations beside the code. A formatter for ESLint, too. */
import { isError, nameOf, pathFrom, reportedIn, rootOf, type FormatContext, type Reported, type Results } from './report.js';

export default function github(results: Results, context: FormatContext = {}): string {
  const root = rootOf(context);
  return reportedIn(results).map((one) => `${commandOf(one, root)}\n`).join('');
}

function commandOf({ file, message }: Reported, root: string): string {
  const { line, column, endLine, endColumn } = message;
  const properties = {
    file: pathFrom(root, file), line, col: column,
    // A column at the end means something where the report is within one line only.
    ...(endLine == null ? {} : { endLine, ...(endLine === line && endColumn != null ? { endColumn } : {}) }),
    title: nameOf(message),
  };
  const listed = Object.entries(properties).filter(([, value]) => value !== undefined).map(([name, value]) => `${name}=${escapeProperty(String(value))}`);
  return `::${isError(message) ? 'error' : 'warning'} ${listed.join(',')}::${escapeText(message.message)}`;
}

function escapeText(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function escapeProperty(text: string): string {
  return escapeText(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
