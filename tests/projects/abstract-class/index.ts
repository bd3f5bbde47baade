import type { Context } from './context';
import { StoredContext } from './stored';

export function contextOf(): Context {
  return new StoredContext();
}
