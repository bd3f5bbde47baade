// What a kind of the catalog foretells of an API, compared with what a proof found.

const same = (a, b) => JSON.stringify(a) === JSON.stringify(b);
const without = (list, tried) => list.filter((one) => tried.includes(one));

/** A call that had to wait has another caller's context; the others are not what they seem then. */
const waits = ({ queued }) => queued !== undefined && queued !== 'own' && `a queued call has the context ${queued}`;

/** What is wrong, or undefined. `facts` of a callback: see `callbackFacts` in `packages/harness.mjs`. */
const CALLBACK = {
  inline: (facts) => waits(facts) || (facts.starts !== 'caller' ? `starts in ${facts.starts}` : !same(facts.rebind, without(['sync', 'before'], facts.tried)) ? `rebinds that reach: ${facts.rebind}` : !facts.mutation && 'no mutation reaches'),
  copy: (facts) => waits(facts) || (facts.starts !== 'caller' ? `starts in ${facts.starts}` : facts.rebind.length > 0 ? `rebinds that reach: ${facts.rebind}` : !facts.mutation && 'no mutation reaches'),
  capture: (facts) => !['made', 'registered'].includes(facts.starts) ? `starts in ${facts.starts}` : facts.rebind.length > 0 ? `rebinds that reach: ${facts.rebind}` : facts.mutation && 'a mutation reaches',
  borrow: (facts, entry) => wrongLimits(entry, facts) || (facts.queued !== 'first' ? `a queued call has the context ${facts.queued}` : same(facts.rebind, without(['sync', 'before'], facts.tried)) !== (entry.orInline === true) && `rebinds that reach: ${facts.rebind}`),
  bare: (facts) => facts.starts !== 'none' ? `starts in ${facts.starts}` : facts.rebind.length > 0 ? `rebinds that reach: ${facts.rebind}` : facts.mutation && 'a mutation reaches',
};

/** A limiter makes a function wait where it was given one of the options that the catalog names, and no other one; where it names none, always. */
function wrongLimits({ waits }, { limits }) {
  if (limits === undefined) return waits?.length > 0 && 'it is not proved which options make it a limiter';
  const found = Object.keys(limits).filter((option) => limits[option] === 'first');
  return !same(found, waits?.length === 0 ? Object.keys(limits) : waits) && `a call has to wait with: ${found}`;
}

/** The same of what stands before a handler. */
const DOWNSTREAM = {
  nest: ({ downstream, tried }) => !same(downstream, tried) && `seen downstream: ${downstream}`,
  inline: ({ downstream }) => !same(downstream, ['sync', 'before']) && `seen downstream: ${downstream}`,
  copy: ({ downstream }) => downstream.length > 0 && `seen downstream: ${downstream}`,
  // Not even a scope gets through.
  capture: ({ downstream, tried }) => (downstream.length > 0 || !tried.includes('run')) && `seen downstream: ${downstream}`,
};

/** Three calls of a handler by a library: in the context of the first, or in what the one before rebound. */
function ofJobs(kind, { anew }, { sync, before, after }, contextFrame) {
  if (!after.every((name) => name === after[0]) || !['made', 'registered'].includes(after[0])) return `after an await: ${after}`;
  // Which of the two it is differs from library to library, and is said in the entry.
  const owns = (name) => name === 'made' || name === 'registered';
  const leaks = [sync, before].every(([first, ...later]) => owns(first) && later.every((name, i) => name === `rebound ${i + 1}`));
  if (kind === 'loop') return !leaks && `jobs start in ${sync} and ${before}`;
  if (kind !== 'capture') return 'jobs start where they were made';
  const clean = [sync, before].every((names) => names.every(owns));
  return !(contextFrame || anew === true ? clean : leaks) && `jobs start in ${sync} and ${before}`;
}

/**
 * What is wrong with an entry, given what a proof found; undefined when nothing is.
 *
 * @param entry of the catalog
 * @param facts as the proof printed them
 * @param major version of Node on which the proof ran; from 24 on it keeps stores in a context frame
 */
export function problemOf(entry, facts, major) {
  if (facts.skipped !== undefined) return undefined;
  if (facts.failed !== undefined) return facts.failed;
  return wrong(entry, facts, major) || undefined;
}

function kindOn(major, { kind, before, onAsyncHooks }) {
  if (before !== undefined && major < before.node) return before.kind;
  return major >= 24 ? kind : onAsyncHooks ?? kind;
}

function wrong(entry, facts, major) {
  const contextFrame = major >= 24;
  const kind = kindOn(major, entry);
  switch (entry.role) {
    case 'lazy': return (facts.awaited !== 'scope' || facts.returned === 'scope') && `in a scope it ran with ${facts.awaited}, out of it with ${facts.returned}`;
    case 'derive': return (facts.changes || facts.gives !== 'another') && `it changes what was there: ${facts.changes}; it gives ${facts.gives}`;
    case 'scope': return (!facts.scope || (facts.after !== 'former') !== (entry.leaky === true)) && `inside: ${facts.scope}; afterwards: ${facts.after}`;
    case 'quiet': return (facts.isolate !== true || facts.mutation || facts.store !== 'none') && `it ran here, or found a store: ${JSON.stringify(facts)}`;
    default: break;
  }
  if (facts.sharedBy !== undefined) return ofShared(kind, facts);
  if (facts.sync !== undefined) return ofJobs(kind, entry, facts, contextFrame);
  if (kind === 'isolate') return (facts.isolate !== true || facts.mutation || facts.store !== 'none') && `it ran here, or found a store: ${JSON.stringify(facts)}`;
  if (kind === 'scope') return facts.scope !== true && 'nothing was bound inside';
  if (facts.downstream !== undefined) return DOWNSTREAM[kind] === undefined ? `no middleware is ${kind}` : DOWNSTREAM[kind](facts) || ofNext(entry, facts, contextFrame);
  if (CALLBACK[kind] === undefined) return `no proof is known for ${kind}`;
  return CALLBACK[kind](facts, entry) || ofNextCall(kind, entry, facts, contextFrame) || ((facts.repeats === true) !== (entry.repeats === true) && `what one call rebinds is there in the next one: ${facts.repeats}`);
}

/** Whether the next call of something that was captured starts with what the one before rebound: up to Node 22, but where the entry says no. */
function ofNextCall(kind, { anew }, { next }, contextFrame) {
  if (kind !== 'capture' || next === undefined) return undefined;
  return (next === 'rebound') !== (!contextFrame && anew !== true) && `the next call started with ${next}`;
}

/** Whether the next request on a connection starts with what the one before rebound: up to Node 22, where the entry says so. */
function ofNext({ sticksToConnection }, { next }, contextFrame) {
  if (next === undefined || next === (sticksToConnection === true && !contextFrame)) return undefined;
  return next ? 'the next request saw the rebind' : 'the next request did not see the rebind';
}

/** One run for two callers: in the context of one of them, whose object alone it could change. */
function ofShared(kind, { sharedBy, changed }) {
  return (kind !== 'borrow' || new Set(sharedBy).size !== 1 || changed.length !== 1) && `runs: ${sharedBy}; changed: ${changed}`;
}
