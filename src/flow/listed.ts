/** Arguments that are handed over in a list and an object: Python's `args=(x,), kwargs={'y': y}`. */
import { callbacksOf, type CrossingEntry } from '../catalog/entry.js';
import type { ArgumentOutline, CallOutline } from '../outline/outline.js';
import type { Abstract } from './abstract.js';
import { handedOver, type Arguments, type Resolver } from './resolve.js';

/** What the callback gets of them; undefined where that is not written out. Functions in there are handed over where the list is. */
export function listedArguments(resolver: Resolver, { arguments: given }: CallOutline, args: Arguments, { list, named }: NonNullable<CrossingEntry['passesIn']>): Arguments | undefined {
  const at = ({ position, keyword }: typeof list): number => callbacksOf({ callback: [position], keywords: [keyword] }, args.length, args.names).find((i) => args[i] !== undefined) ?? args.length;
  const [first] = args[at(list)] ?? [];
  const [object] = args[at(named)] ?? [];
  if ((first !== undefined && first.kind !== 'list') || (object !== undefined && object.kind !== 'object')) return undefined;
  const properties = object?.value.properties ?? [];
  const items = (first?.items ?? []).map((item, i) => handedIn(item, i, given[at(list)]));
  const all = [...items, ...properties.map(({ value }) => resolver.resolve(value, object!.env))];
  return properties.length === 0 ? all : Object.assign(all, { names: [...items.map(() => undefined), ...properties.map(({ name }) => name)] });
}

/** What is written on the spot has its own place. */
function handedIn(item: readonly Abstract[], position: number, list: ArgumentOutline | undefined): readonly Abstract[] {
  if (list === undefined || (list.value.is === 'list' && list.value.items[position]?.is === 'function')) return item;
  return item.map((value) => handedOver(value, list.at));
}
