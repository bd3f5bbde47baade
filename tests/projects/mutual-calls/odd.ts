import { even } from './even';

export function odd(parts: string[]): void {
  even(parts.slice(1));
}
