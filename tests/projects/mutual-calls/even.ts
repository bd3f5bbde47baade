import { odd } from './odd';
import { currentTenant } from './store';

export function even(parts: string[]): void {
  if (parts.length === 0) currentTenant.enterWith('none');
  else odd(parts.slice(1));
}
