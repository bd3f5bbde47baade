/** What every rule does alike: code that is nested too deep to be followed makes it silent, and no other failure is hidden. */
import { Linter, type Rule } from 'eslint';
import { describe, expect, it } from 'vitest';
import { createRule } from '../../rules/create.js';

function lint(create: Rule.RuleModule['create']): string[] {
  const rule = createRule({ meta: { type: 'problem', docs: { description: 'disallow x', presets: {} }, messages: { seen: 'seen' }, schema: [] }, create });
  const linter = new Linter();
  return linter.verify('let a = 1;', [{ plugins: { own: { rules: { rule } } }, rules: { 'own/rule': 'error' } }]).map(({ message }) => message);
}

function endless(depth: number): number {
  return endless(depth + 1) + 1;
}

describe('a rule that cannot follow the code', () => {
  it('is silent where it begins', () => {
    expect(lint(() => { endless(0); return {}; })).toEqual([]);
  });

  it('is silent where it looks, and says what it found elsewhere', () => {
    expect(lint((context) => ({ Identifier() { endless(0); }, Literal(node) { context.report({ node, messageId: 'seen' }); } }))).toEqual(['seen']);
  });

  it('hides no other failure', () => {
    expect(() => lint(() => ({ Program() { throw new TypeError('a defect'); } }))).toThrow('a defect');
    expect(() => lint(() => { throw new TypeError('a defect'); })).toThrow('a defect');
  });
});
