/** Outlines of texts, for tests of what is made of them. */
import type { Outline } from '../../src/outline/outline.js';
import { outlineText } from '../../src/project/parse.js';

export function outlined(text: string, file: string): Outline {
  const found = outlineText(text, file);
  if ('unknown' in found) throw new Error(found.unknown);
  return found.outline;
}
