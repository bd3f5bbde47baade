/** What becomes of a file when a suggestion is applied: it has to parse, the report has to be gone, and none may be new. */

/**
 * @param lint gives the messages of a text
 * @returns `applied`, how many suggestions there were; and for each that did not do what it should, the rule, the line and what is wrong
 */
export function applyAll(text, lint) {
  const before = lint(text);
  const problems = [];
  let applied = 0;
  for (const message of before) {
    for (const { fix, desc } of message.suggestions ?? []) {
      applied += 1;
      const after = lint(text.slice(0, fix.range[0]) + fix.text + text.slice(fix.range[1]));
      const wrong = whatIsWrong(before, after, message);
      if (wrong !== undefined) problems.push({ rule: message.ruleId, line: message.line, suggestion: desc, wrong });
    }
  }
  return { applied, reports: before.length, problems };
}

function whatIsWrong(before, after, { ruleId, messageId }) {
  const broken = after.find(({ fatal }) => fatal === true);
  if (broken !== undefined) return `does not parse: ${broken.message}`;
  const count = (list, rule, id) => list.filter((one) => one.ruleId === rule && one.messageId === id).length;
  if (count(after, ruleId, messageId) >= count(before, ruleId, messageId)) return 'is still reported';
  const added = after.find((one) => count(after, one.ruleId, one.messageId) > count(before, one.ruleId, one.messageId));
  return added === undefined ? undefined : `adds ${added.ruleId} ${added.messageId} in line ${added.line}`;
}
