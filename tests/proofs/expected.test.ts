/** A line of the catalog that is wrong makes its proof fail: the comparison, on facts as a proof prints them. */
import { describe, expect, it } from 'vitest';
import { problemOf } from './expected.mjs';

const facts = { starts: 'caller', rebind: ['sync', 'before'], tried: ['sync', 'before', 'after'], mutation: true, next: 'own', queued: 'own' };
const copy = { ...facts, rebind: [] };
const capture = { ...copy, starts: 'made', mutation: false };
const sticky = { ...capture, next: 'rebound' };
const bare = { ...capture, starts: 'none' };
const borrow = { ...copy, queued: 'first' };
const crossing = (kind: string, more: object = {}): object => ({ role: 'crossing', kind, ...more });
const found = { inline: facts, copy, capture, bare, borrow };

describe('each kind', () => {
  it.each(Object.entries(found))('%s is what its own facts say, and no other', (kind, own) => {
    expect(problemOf(crossing(kind), own, 24)).toBeUndefined();
    const others = Object.keys(found).filter((other) => other !== kind && problemOf(crossing(other), own, 24) === undefined);
    expect(others).toEqual([]);
  });

  it('a borrow that may run at once lets a rebind stay', () => {
    expect(problemOf(crossing('borrow', { orInline: true }), { ...borrow, rebind: ['sync', 'before'] }, 24)).toBeUndefined();
    expect(problemOf(crossing('borrow', { orInline: true }), borrow, 24)).toBe('rebinds that reach: ');
  });

  it('a limiter makes a call wait with the options that the catalog names, and with no other', () => {
    const limited = (limits: object): object => ({ ...borrow, limits });
    const some = crossing('borrow', { waits: ['size'] });
    expect(problemOf(some, limited({ size: 'first', none: 'own' }), 24)).toBeUndefined();
    expect(problemOf(some, limited({ size: 'first', none: 'first' }), 24)).toBe('a call has to wait with: size,none');
    expect(problemOf(some, limited({ size: 'own', none: 'own' }), 24)).toBe('a call has to wait with: ');
    expect(problemOf(some, borrow, 24)).toBe('it is not proved which options make it a limiter');
    const always = crossing('borrow', { waits: [] });
    expect([problemOf(always, borrow, 24), problemOf(always, limited({ size: 'first', none: 'first' }), 24)]).toEqual([undefined, undefined]);
    expect(problemOf(always, limited({ size: 'first', none: 'own' }), 24)).toBe('a call has to wait with: size');
  });

  it('the kind on async hooks is asked for there', () => {
    const entry = crossing('bare', { onAsyncHooks: 'copy' });
    expect([problemOf(entry, copy, 20), problemOf(entry, bare, 24)]).toEqual([undefined, undefined]);
    expect(problemOf(entry, bare, 20)).toBe('starts in none');
    const older = crossing('capture', { anew: true, before: { node: 22, kind: 'copy' } });
    expect([problemOf(older, copy, 20), problemOf(older, capture, 22), problemOf(older, capture, 24)]).toEqual([undefined, undefined, undefined]);
    expect(problemOf(older, capture, 20)).toBe('starts in made');
  });

  it('what is captured sticks on async hooks, but where each call starts anew', () => {
    expect([problemOf(crossing('capture'), sticky, 20), problemOf(crossing('capture'), capture, 24), problemOf(crossing('capture', { anew: true }), capture, 20)]).toEqual([undefined, undefined, undefined]);
    expect([problemOf(crossing('capture'), capture, 20), problemOf(crossing('capture'), sticky, 24), problemOf(crossing('capture', { anew: true }), sticky, 20)])
      .toEqual(['the next call started with own', 'the next call started with rebound', 'the next call started with rebound']);
  });

  it('a loop leaks on both runtimes, a capture on async hooks alone', () => {
    const leaky = { sync: ['made', 'rebound 1', 'rebound 2'], before: ['made', 'rebound 1', 'rebound 2'], after: ['made', 'made', 'made'] };
    const clean = { ...leaky, sync: leaky.after, before: leaky.after };
    expect([problemOf(crossing('loop'), leaky, 24), problemOf(crossing('capture'), clean, 24), problemOf(crossing('capture'), leaky, 20), problemOf(crossing('capture', { anew: true }), clean, 20)]).toEqual(Array(4).fill(undefined));
    expect([problemOf(crossing('capture'), clean, 20), problemOf(crossing('capture', { anew: true }), leaky, 20)]).not.toContain(undefined);
    expect([problemOf(crossing('inline'), clean, 24), problemOf(crossing('bare'), leaky, 20)]).toEqual(Array(2).fill('jobs start where they were made'));
    expect([problemOf(crossing('loop'), clean, 24), problemOf(crossing('capture'), leaky, 24)]).toEqual(['jobs start in made,made,made and made,made,made', 'jobs start in made,rebound 1,rebound 2 and made,rebound 1,rebound 2']);
  });

  it('a middleware is told by what the handler sees, and by the next request', () => {
    const nest = { downstream: ['sync', 'before', 'after', 'run'], tried: ['sync', 'before', 'after', 'run'], next: true };
    const sticks = { sticksToConnection: true };
    expect(problemOf(crossing('nest', sticks), nest, 20)).toBeUndefined();
    expect(problemOf(crossing('nest', sticks), { ...nest, next: false }, 20)).toBe('the next request did not see the rebind');
    expect(problemOf(crossing('nest', sticks), nest, 24)).toBe('the next request saw the rebind');
    expect(problemOf(crossing('inline'), nest, 20)).toBe('seen downstream: sync,before,after,run');
  });

  it('lazy, derive, scope and another heap', () => {
    expect([problemOf({ role: 'lazy' }, { returned: 'none', awaited: 'scope' }, 24), problemOf({ role: 'lazy' }, { returned: 'scope', awaited: 'scope' }, 24)]).toEqual([undefined, 'in a scope it ran with scope, out of it with scope']);
    expect([problemOf({ role: 'derive' }, { changes: false, gives: 'another' }, 24), problemOf({ role: 'derive' }, { changes: true, gives: 'another' }, 24)]).toEqual([undefined, 'it changes what was there: true; it gives another']);
    expect([problemOf({ role: 'scope' }, { scope: true, after: 'former' }, 24), problemOf({ role: 'scope' }, { scope: true, after: 'inner' }, 24)]).toEqual([undefined, 'inside: true; afterwards: inner']);
    expect(problemOf(crossing('isolate'), { isolate: false, mutation: false, store: 'none' }, 24)).toContain('it ran here');
    expect(problemOf(crossing('copy'), { failed: 'broken' }, 24)).toBe('broken');
  });
});
