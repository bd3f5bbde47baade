/** GitLab's code quality report: one JSON array. A formatter for ESLint, too. */
import { createHash } from 'node:crypto';
import { isError, nameOf, pathFrom, reportedIn, rootOf, type FormatContext, type Reported, type Results } from './report.js';

export default function gitlab(results: Results, context: FormatContext = {}): string {
  const root = rootOf(context);
  const seen = new Map<string, number>();
  return `${JSON.stringify(reportedIn(results).map((one) => entryOf(one, root, seen)), undefined, 2)}\n`;
}

function entryOf({ file, message }: Reported, root: string, seen: Map<string, number>): object {
  const path = pathFrom(root, file);
  const { line } = message;
  const begin = line > 0 ? line : 1;
  return {
    description: message.message,
    check_name: nameOf(message),
    fingerprint: fingerprintOf(path, message, seen),
    severity: isError(message) ? 'major' : 'minor',
    location: { path, lines: { begin, end: message.endLine ?? begin } },
  };
}

/** The same for a report whose lines have moved: GitLab tells by it what is new in a merge request. */
function fingerprintOf(path: string, message: Reported['message'], seen: Map<string, number>): string {
  const what = `${path}\n${nameOf(message)}\n${message.message.replace(/\bline \d+|:\d+/g, '')}`;
  const count = (seen.get(what) ?? 0) + 1;
  seen.set(what, count);
  return createHash('sha256').update(`${what}\n${count}`).digest('hex');
}
