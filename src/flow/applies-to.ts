/** Whether what the catalog says of a crossing holds for a call, where the name alone does not tell. */
import type { CrossingEntry } from '../catalog/entry.js';
import type { CallOutline } from '../outline/outline.js';
import type { Env } from './abstract.js';
import type { Resolver } from './resolve.js';

/** False when the call is for another event, or when the object that would run the function has a method of its own for that. */
export function appliesTo({ events, through }: CrossingEntry, { callee, arguments: given }: Pick<CallOutline, 'callee' | 'arguments'>, resolver: Resolver, env: Env | null): boolean {
  const [first] = given;
  if (events !== undefined && !(first?.value.is === 'constant' && first.value.value !== undefined && events.includes(first.value.value))) return false;
  if (through === undefined) return true;
  const of = through.of === undefined ? callee.is === 'member' ? callee.of : undefined : given[through.of]?.value;
  return of === undefined || !resolver.resolve(of, env).some((one) => one.kind === 'instance' && resolver.member(one, through.method).some(({ kind }) => kind === 'closure'));
}
