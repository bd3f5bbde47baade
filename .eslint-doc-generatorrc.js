/** How the rule table in the README and the head of each rule page are written. @type {import('eslint-doc-generator').GenerateOptions} */
export default {
  // It is `recommended` in another shape, so a column for it would say nothing new.
  ignoreConfig: ['recommended-legacy'],
  ruleDocSectionInclude: ['Examples', 'Options', 'When not to use it', 'How sure it is'],
  ruleListColumns: ['name', 'description', 'configsError', 'hasSuggestions'],
  configEmoji: [['recommended', '✅'], ['strict', '🔒']],
};
