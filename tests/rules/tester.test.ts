import { describe, expect, it } from 'vitest';
import { readMarks, testRule } from './tester.js';

describe('marks', () => {
  it('tell a place in lines and columns that start at 1, and leave the code as it is', () => {
    expect(readMarks('a;\n  «b(\n c)»;')).toEqual({ code: 'a;\n  b(\n c);', places: [{ line: 2, column: 3, endLine: 3, endColumn: 4 }] });
  });

  it('may stand in each other, and count in the order in which they open', () => {
    expect(readMarks('«a(«b»)»').places.map(({ column, endColumn }) => [column, endColumn])).toEqual([[1, 5], [3, 4]]);
  });

  it('have to be closed, and opened', () => {
    expect(() => readMarks('«a')).toThrow('A « has no »');
    expect(() => readMarks('a»')).toThrow('A » has no «');
  });

  it('have to be as many as the reports', () => {
    const pair = { name: 'one', wrong: 'a', reports: [{ messageId: 'x' }], right: 'b' };
    expect(() => testRule('rule', { create: () => ({}) }, [pair])).toThrow('"one" has 0 marks and 1 reports.');
  });
});
