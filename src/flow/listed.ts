/** Arguments that are handed over in a list and an object: Python's `args=(x,), kwargs={'y': y}`. */
import { callbacksOf, type CrossingEntry } from '../catalog/entry.js';
import type { Abstract } from './abstract.js';
import type { Arguments, Resolver } from './resolve.js';

/** What the callback gets of them; undefined where that is not written out. */
export function listedArguments(resolver: Resolver, args: Arguments, { list, named }: NonNullable<CrossingEntry['passesIn']>): Arguments | undefined {
  const at = ({ position, keyword }: typeof list): readonly Abstract[] | undefined => (
    args[callbacksOf({ callback: [position], keywords: [keyword] }, args.length, args.names).find((i) => args[i] !== undefined) ?? args.length] ?? undefined);
  const [first] = at(list) ?? [];
  const [object] = at(named) ?? [];
  if ((first !== undefined && first.kind !== 'list') || (object !== undefined && object.kind !== 'object')) return undefined;
  const properties = object?.value.properties ?? [];
  const items = first?.items ?? [];
  const all = [...items, ...properties.map(({ value }) => resolver.resolve(value, object!.env))];
  return properties.length === 0 ? all : Object.assign(all, { names: [...items.map(() => undefined), ...properties.map(({ name }) => name)] });
}
