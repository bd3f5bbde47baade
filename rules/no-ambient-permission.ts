import { createRule } from './create.js';

export default createRule({
  meta: { type: 'problem', docs: { description: 'placeholder: the owner of this rule overwrites the file', presets: {} }, schema: [], messages: {} },
  create: () => ({}),
});
