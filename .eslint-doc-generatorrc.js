/** How the rule table in the README and the head of each rule page are written. @type {import('eslint-doc-generator').GenerateOptions} */
export default {
  // They are `recommended` and `strict` in another shape, so a column for each would say nothing new.
  ignoreConfig: ['recommended-legacy', 'python', 'python-strict'],
  ruleDocSectionInclude: ['Examples', 'When not to use it', 'How sure it is'],
  ruleListColumns: ['name', 'description', 'configsError', 'hasSuggestions'],
  configEmoji: [['recommended', '✅'], ['strict', '🔒']],
};
