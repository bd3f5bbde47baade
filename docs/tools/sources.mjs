// Counts what the catalog rests on.

/**
 * How many entries there are, and how many of them have a proof that is run, were measured once, or were read.
 *
 * @param entries entries of the catalog
 */
export function countOf(entries) {
  const how = ({ source }) => (source === 'tests/proofs/measured.json' ? 'measured' : source.startsWith('tests/') ? 'run' : 'read');
  const count = { entries: entries.length, run: 0, measured: 0, read: 0 };
  for (const entry of entries) count[how(entry)] += 1;
  return count;
}
