/** A line of the catalog that is wrong makes its proof fail: the comparison, on facts as a proof prints them. */
import { describe, expect, it } from 'vitest';
import { problemOf } from './expected.mjs';

const facts = { starts: 'caller', rebind: ['sync', 'before'], tried: ['sync', 'before', 'after'], mutation: true, next: 'own', queued: 'own' };
const copy = { ...facts, rebind: [] };
const capture = { ...copy, starts: 'made', mutation: false };
const bare = { ...capture, starts: 'none' };
const borrow = { ...copy, queued: 'first' };
const crossing = (kind: string, more: object = {}): object => ({ role: 'crossing', kind, ...more });
const found = { inline: facts, copy, capture, bare, borrow };

describe('each kind', () => {
  it.each(Object.entries(found))('%s is what its own facts say, and no other', (kind, own) => {
    expect(problemOf(crossing(kind), own, true)).toBeUndefined();
    const others = Object.keys(found).filter((other) => other !== kind && problemOf(crossing(other), own, true) === undefined);
    // A call that did not have to wait looks like a copy.
    expect(others).toEqual(kind === 'borrow' ? ['copy'] : []);
  });

  it('a borrow that may run at once lets a rebind stay', () => {
    expect(problemOf(crossing('borrow', { orInline: true }), { ...borrow, rebind: ['sync', 'before'] }, true)).toBeUndefined();
    expect(problemOf(crossing('borrow', { orInline: true }), borrow, true)).toBe('rebinds that reach: ');
  });

  it('the kind on async hooks is asked for there', () => {
    const entry = crossing('bare', { onAsyncHooks: 'copy' });
    expect([problemOf(entry, copy, false), problemOf(entry, bare, true)]).toEqual([undefined, undefined]);
    expect(problemOf(entry, bare, false)).toBe('starts in none');
  });

  it('a loop leaks on both runtimes, a capture on async hooks alone', () => {
    const leaky = { sync: ['made', 'rebound 1', 'rebound 2'], before: ['made', 'rebound 1', 'rebound 2'], after: ['made', 'made', 'made'] };
    const clean = { ...leaky, sync: leaky.after, before: leaky.after };
    expect([problemOf(crossing('loop'), leaky, true), problemOf(crossing('capture'), clean, true), problemOf(crossing('capture'), leaky, false)]).toEqual([undefined, undefined, undefined]);
    expect([problemOf(crossing('inline'), clean, true), problemOf(crossing('bare'), leaky, false)]).toEqual(Array(2).fill('jobs start where they were made'));
    expect([problemOf(crossing('loop'), clean, true), problemOf(crossing('capture'), leaky, true)]).toEqual(['jobs start in made,made,made and made,made,made', 'jobs start in made,rebound 1,rebound 2 and made,rebound 1,rebound 2']);
  });

  it('a middleware is told by what the handler sees, and by the next request', () => {
    const nest = { downstream: ['sync', 'before', 'after', 'run'], tried: ['sync', 'before', 'after', 'run'], next: true };
    const sticks = { sticksToConnection: true };
    expect(problemOf(crossing('nest', sticks), nest, false)).toBeUndefined();
    expect(problemOf(crossing('nest', sticks), { ...nest, next: false }, false)).toBe('the next request did not see the rebind');
    expect(problemOf(crossing('nest', sticks), nest, true)).toBe('the next request saw the rebind');
    expect(problemOf(crossing('inline'), nest, false)).toBe('seen downstream: sync,before,after,run');
  });

  it('lazy, derive, scope and another heap', () => {
    expect([problemOf({ role: 'lazy' }, { returned: 'none', awaited: 'scope' }, true), problemOf({ role: 'lazy' }, { returned: 'scope', awaited: 'scope' }, true)]).toEqual([undefined, 'in a scope it ran with scope, out of it with scope']);
    expect([problemOf({ role: 'derive' }, { changes: false, gives: 'another' }, true), problemOf({ role: 'derive' }, { changes: true, gives: 'another' }, true)]).toEqual([undefined, 'it changes what was there: true; it gives another']);
    expect([problemOf({ role: 'scope' }, { scope: true, after: 'former' }, true), problemOf({ role: 'scope' }, { scope: true, after: 'inner' }, true)]).toEqual([undefined, 'inside: true; afterwards: inner']);
    expect(problemOf(crossing('isolate'), { isolate: false, mutation: false, store: 'none' }, true)).toContain('it ran here');
    expect(problemOf(crossing('copy'), { failed: 'broken' }, true)).toBe('broken');
  });
});
