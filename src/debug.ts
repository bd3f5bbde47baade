/** What is left unknown is said to those who ask: with `NODE_DEBUG=context-boundary`, on the standard error, each thing once. */
import { debuglog } from 'node:util';

const log = debuglog('context-boundary');
const MOST = 10_000;
const said = new Set<string>();

/**
 * The analysis goes no further.
 *
 * @param where a path, with the line or the specifier where there is one
 * @param why what is not followed, and for what reason
 */
export function giveUp(where: string, why: string): void {
  if (!log.enabled) return;
  const text = `${where}: ${why}`;
  if (said.has(text)) return;
  if (said.size >= MOST) said.clear();
  said.add(text);
  log('%s', text);
}
