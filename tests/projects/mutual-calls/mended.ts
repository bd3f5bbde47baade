import { odd } from './odd';

export function guard(parts: string[]): void {
  odd(parts);
}
