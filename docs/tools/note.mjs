// The note's code as the README shows it, and what the built plugin says of it.
import { readFileSync } from 'node:fs';
import { Linter } from 'eslint';
import contextBoundary from 'eslint-plugin-context-boundary';

/**
 * Reads the incorrect example of the README and lints it with the recommended preset.
 * Gives its lines, the four places that the picture shows, and where each report stands. Lines are 1-based, columns 0-based.
 * Throws when the README has no such example, or when what is reported has not the shape that the picture shows.
 */
export function readNote() {
  const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8');
  const code = /^<!-- incorrect -->\n+```js\n([^]*?)^```$/m.exec(readme)?.[1];
  if (code === undefined) throw new Error('README.md has no ```js example that is said to be incorrect.');
  const linter = new Linter();
  const messages = linter.verify(code, [contextBoundary.configs.recommended]);
  const lost = messages.find((message) => message.messageId === 'lost');
  const boundary = /`await` on line (\d+)/.exec(lost?.message ?? '')?.[1];
  const reader = /`(\w+)` \(line (\d+)\)/.exec(lost?.message ?? '');
  if (lost === undefined || boundary === undefined || reader === null) {
    throw new Error(`The example of the README is not reported as a write that an \`await\` parts from its reader: ${JSON.stringify(messages)}`);
  }
  const lines = code.trimEnd().split('\n');
  const [, name, readerLine] = reader;
  return {
    lines,
    boundary: { line: Number(boundary), ...span(lines, Number(boundary), 'await') },
    write: { line: lost.line, column: lost.column - 1, endColumn: lost.endColumn - 1 },
    end: { line: endOfFunctionAt(linter.getSourceCode(), lost) },
    read: { line: Number(readerLine), ...span(lines, Number(readerLine), name) },
    reports: messages.map(({ line, column, endColumn }) => ({ line, column: column - 1, endColumn: endColumn - 1 })),
  };
}

function span(lines, line, text) {
  const column = lines[line - 1].indexOf(text);
  return { column, endColumn: column + text.length };
}

/** The last line of the function that holds the reported place. */
function endOfFunctionAt(sourceCode, { line, column }) {
  let node = sourceCode.getNodeByRangeIndex(sourceCode.getIndexFromLoc({ line, column: column - 1 }));
  while (!/Function/.test(node.type)) node = node.parent;
  return node.loc.end.line;
}
