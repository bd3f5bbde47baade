import { expect, it } from 'vitest';
import { remembered } from '../../src/permission/remembered.js';

it('asks once for each name, also where there is nothing to be said', () => {
  const asked: string[] = [];
  const of = remembered((name) => {
    asked.push(name);
    return name === 'user' ? ['user'] : undefined;
  });
  expect([of('user'), of('other'), of('user'), of('other')]).toEqual([['user'], undefined, ['user'], undefined]);
  expect(of('user')).toBe(of('user'));
  expect(asked).toEqual(['user', 'other']);
});

it('begins again when it knows very many', () => {
  let count = 0;
  const of = remembered(() => count += 1);
  for (let at = 0; at < 20_000; at++) of(`name${at}`);
  expect([of('name0'), of('name19999')]).toEqual([1, 20_000]);
  of('another');
  expect(of('name0')).toBe(20_002);
});
