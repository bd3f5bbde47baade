import { describe, expect, it } from 'vitest';
import { javascript } from './read.js';

describe('control flow', () => {
  it('arms of an if, with what decides', () => {
    expect(javascript(`
      export function f(user) {
        if (user.admin) a();
        else if (!user) return;
        else b();
        if (true) c(); else d();
        if (!1) { e(); }
      }
    `)).toMatchInlineSnapshot(`
      "f0 module
      f1 plain f(user) line 2
        if user.admin
          c0 = global a()  // a, line 3
        or
          if (! user)
            return undefined
          or
            c1 = global b()  // b, line 5
        c2 = global c()  // c, line 6
      const user in f1 = f1[0]
      const f in f0 = f1
      export f = f"
    `);
  });

  it('loops: head, rounds and tail in the order in which they run', () => {
    expect(javascript(`
      export async function f(items) {
        for (let i = 0; i < n(); i++) a(i);
        for (;;) { if (b()) break; }
        while (c()) d();
        while (true) { await e(); continue; }
      }
      export async function g(items) {
        while (false) never();
        do { g(); } while (h());
        for (const item of items) i(item);
        for (item.name of j()) k();
        for await (const [first] of items) l(first);
        for (const key in items) m(key);
        for (start(); ; step()) break;
      }
    `)).toMatchInlineSnapshot(`
      "f0 module
      f1 plain f(items) async line 2
        loop
          head
          c0 = global n()  // n, line 3
          c1 = global a(i)  // a, line 3
        loop endless
          c2 = global b()  // b, line 4
          if c2
            break
          or
        loop
          head
          c3 = global c()  // c, line 5
          c4 = global d()  // d, line 5
        loop endless
          c5 = global e()  // e, line 6
          await c5
          continue
      f2 plain g(items) async line 8
        loop at least once
          head
          c6 = global h()  // h, line 10
          c7 = g()  // g, line 10
        loop over items#3
          c8 = global i(item)  // i, line 11
        c9 = global j()  // j, line 12
        loop over c9
          global item.name = each(c9)
          c10 = global k()  // k, line 12
        loop await over items#3
          c11 = global l(first)  // l, line 13
        loop
          c12 = global m(key)  // m, line 14
        c13 = global start()  // start, line 15
        loop endless
          break
          tail
          c14 = global step()  // step, line 15
      const items#0 in f1 = f1[0]
      let i in f1 = 0 | (++ i)
      const f in f0 = f1
      const items#3 in f2 = f2[0]
      const g in f0 = f2
      const item in f2 = each(items#3)
      const first in f2 = each(items#3).0
      const key in f2 = ?
      property global item.name = each(c9) in f2
      export f = f
      export g = g"
    `);
  });

  it('labels belong to the loop, and to whatever else they stand before', () => {
    expect(javascript(`
      export function f() {
        outer: inner: for (;;) {
          while (a()) { if (b()) continue outer; break inner; }
        }
        block: { if (c()) break block; d(); }
      }
    `)).toMatchInlineSnapshot(`
      "f0 module
      f1 plain f() line 2
        label outer
          label inner
            loop endless labels outer,inner
              loop
                head
                c0 = global a()  // a, line 4
                c1 = global b()  // b, line 4
                if c1
                  continue outer
                or
                break inner
        label block
          c2 = global c()  // c, line 6
          if c2
            break block
          or
          c3 = global d()  // d, line 6
      const f in f0 = f1
      export f = f"
    `);
  });

  it('switch: tests first, then cases that fall through', () => {
    expect(javascript(`
      export function f(kind) {
        switch (kind()) {
          case a(): b();
          case 'c': { d(); break; }
          default: e();
        }
        switch (kind) { case 1: g(); }
      }
    `)).toMatchInlineSnapshot(`
      "f0 module
      f1 plain f(kind) line 2
        c0 = kind()  // kind, line 3
        c1 = global a()  // a, line 4
        switch c0 with default
          case
          c2 = global b()  // b, line 4
          case
          c3 = global d()  // d, line 5
          break
          case
          c4 = global e()  // e, line 6
        switch kind
          case
          c5 = global g()  // g, line 8
      const kind in f1 = f1[0]
      const f in f0 = f1
      export f = f"
    `);
  });

  it('try with and without its parts', () => {
    expect(javascript(`
      export function f() {
        try { a(); } catch ({ message = b() }) { c(message); } finally { d(); }
        try { e(); } catch { g(); }
        try { h(); } finally { i(); }
        throw new Error('no');
      }
    `)).toMatchInlineSnapshot(`
      "f0 module
      f1 plain f() line 2
        try
          c0 = global a()  // a, line 3
        catch
          if there
            c1 = global b()  // b, line 3
          or
          c2 = global c(message)  // c, line 3
        finally
          c3 = global d()  // d, line 3
        try
          c4 = global e()  // e, line 4
        catch
          c5 = global g()  // g, line 4
        try
          c6 = global h()  // h, line 5
        finally
          c7 = global i()  // i, line 5
        c8 = new global Error("no")  // Error, line 6
        throw c8
      const message in f1 = (?.message | c1)
      const f in f0 = f1
      export f = f"
    `);
  });

  it('short circuits, and tests that are certain', () => {
    expect(javascript(`
      export function f(a, b) {
        a() && b();
        a || b();
        a ?? b();
        true && a();
        false || b();
        1 ? a() : b();
        0 ? a() : b();
        const c = a ? b : a;
        const d = a() ? b() : null;
        /x/ ? a() : b();
        10n && a();
      }
    `)).toMatchInlineSnapshot(`
      "f0 module
      f1 plain f(a, b) line 2
        c0 = a()  // a, line 3
        if c0
          c1 = b()  // b, line 3
        or
        if a
        or
          c2 = b()  // b, line 4
        if a
        or
          c3 = b()  // b, line 5
        c4 = a()  // a, line 6
        c5 = b()  // b, line 7
        c6 = a()  // a, line 8
        c7 = b()  // b, line 9
        c8 = a()  // a, line 11
        if c8
          c9 = b()  // b, line 11
        or
        if /x/
          c10 = a()  // a, line 12
        or
          c11 = b()  // b, line 12
        if 10n
          c12 = a()  // a, line 13
        or
      const a in f1 = f1[0]
      const b in f1 = f1[1]
      const c in f1 = (b | a)
      const d in f1 = (c9 | null)
      const f in f0 = f1
      export f = f"
    `);
  });

  it('with, debugger, empty statements', () => {
    expect(javascript(`
      with (scope()) { debugger; ; inner(); }
    `, { sourceType: 'script' })).toMatchInlineSnapshot(`
      "f0 module
        c0 = global scope()  // scope, line 2
        c1 = global inner()  // inner, line 2"
    `);
  });

  it('using: disposal comes last, the latest first', () => {
    expect(javascript(`
      export async function f() {
        a();
        {
          using one = b(), two = c();
          await using three = d();
          e(one);
        }
        g();
      }
    `)).toMatchInlineSnapshot(`
      "f0 module
      f1 plain f() async line 2
        c0 = global a()  // a, line 3
        c1 = global b()  // b, line 5
        c2 = global c()  // c, line 5
        try
          c3 = global d()  // d, line 6
          try
            c4 = global e(one)  // e, line 7
          finally
            c5 = dispose three.[Symbol.asyncDispose]()  // three, line 6
            await c5
        finally
          c6 = dispose two.[Symbol.dispose]()  // two, line 5
          c7 = dispose one.[Symbol.dispose]()  // one, line 5
        c8 = global g()  // g, line 9
      const one in f1 = c1
      const two in f1 = c2
      const three in f1 = c3
      const f in f0 = f1
      export f = f"
    `);
  });
});
