import { ensureDefaults, getTenant } from './tenant';

/** It looks up itself what it has bound: that was for its own work. */
export async function show(): Promise<string | undefined> {
  // expect (strict): no-lost-write stale
  await ensureDefaults();
  return getTenant();
}
