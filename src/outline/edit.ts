/** Changes of a text, as plain data. */

/** Replaces what stands from `start` to `end` (UTF-16 offsets, end exclusive; equal for an insertion) by `text`. */
export interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** The edits in the order of the text; null when two of them touch the same stretch. */
export function inOrder(edits: readonly Edit[]): readonly Edit[] | null {
  const sorted = [...edits].sort((a, b) => a.start - b.start || a.end - b.end);
  return sorted.every((edit, i) => i === 0 || sorted[i - 1]!.end <= edit.start) ? sorted : null;
}
