/** A list whose items are made when they are looked at is a list like any other. */
import { expect, it } from 'vitest';
import { LazyList } from '../../src/flow/lazy.js';

function listOf(made: number[]): readonly string[] {
  const list = new LazyList<string>(1);
  list.lead(['first']);
  list.append([1, 2], (row) => (made.push(row), `row ${row}`));
  list.append([3], (row) => (made.push(row), `row ${row}`));
  return list.items;
}

it('makes an item when it is read, once', () => {
  const made: number[] = [];
  const items = listOf(made);
  expect(items.length).toBe(4);
  expect(made).toEqual([]);
  expect([items[2], items[0], items[2]]).toEqual(['row 2', 'first', 'row 2']);
  expect(made).toEqual([2]);
  expect(items[4]).toBe(undefined);
});

it.each<[string, (items: readonly string[]) => unknown, unknown]>([
  ['spread', (items) => [...items], ['first', 'row 1', 'row 2', 'row 3']],
  ['slice', (items) => items.slice(1, 3), ['row 1', 'row 2']],
  ['filter', (items) => items.filter((item) => item !== 'row 2'), ['first', 'row 1', 'row 3']],
  ['some', (items) => items.some((item) => item === 'row 3'), true],
  ['map', (items) => items.map((item) => item.length), [5, 5, 5, 5]],
  ['indexOf', (items) => items.indexOf('row 3'), 3],
])('has all items for %s', (_, use, expected) => {
  expect(use(listOf([]))).toEqual(expected);
});

it('begins with others when it is told to', () => {
  const list = new LazyList<string>(3);
  list.append([1], (row) => `row ${row}`);
  list.lead(['a', 'b', 'c']);
  list.lead(['d']);
  expect([...list.items]).toEqual(['d', undefined, undefined, 'row 1']);
});
