import { describe, expect, it } from 'vitest';
import { javascript } from './read.js';

describe('functions', () => {
  it('all kinds, with their parameters', () => {
    expect(javascript(`
      function declared(a, { b, c: [d] }, ...rest) { return arguments; }
      const expressed = function own() { return own; };
      const arrow = async (a = one(), [b] = two()) => b;
      export default function () { return this; }
      export const object = { method() {}, get value() { return 1; }, set value(v) {}, async *['made' + 1]() {}, 'quoted': function () {}, 3: () => {} };
      (() => {})();
    `)).toMatchInlineSnapshot(`
      "f0 module
        c2 = f11()  // () => {}, line 7
      f1 plain declared(a, {b#1,d}, ...rest) line 2
        return global arguments
      f2 plain expressed() line 3
        return own
      f3 arrow arrow(a? = c0, {b#8}?) async line 4
        if there
          c0 = global one()  // one, line 4
        or
        if there
          c1 = global two()  // two, line 4
        or
        return b#8
      f4 plain default() line 5
        return this@f4
      f5 method method() line 6
      f6 getter value() line 6
        return 1
      f7 setter value(v) line 6
      f8 method ?() async generator line 6
      f9 plain quoted() line 6
      f10 arrow 3() line 6
      f11 arrow() line 7
      const a#0 in f1 = f1[0]
      const b#1 in f1 = f1[1].b
      const d in f1 = f1[1].c.0
      const rest in f1 = f1[2…]
      const declared in f0 = f1
      const own in f2 = f2
      const expressed in f0 = f2
      const a#7 in f3 = (f3[0] | c0)
      const b#8 in f3 = (f3[1] | c1).0
      const arrow in f0 = f3
      const v in f7 = f7[0]
      const object in f0 = {method: f5, getter value: f6, setter value: f7, ?: f8, quoted: f9, 3: f10}
      export default = f4
      export object = object"
    `);
  });

  it('generators: yield and delegation, also async', () => {
    expect(javascript(`
      export function* f(x) {
        const got = yield;
        yield* g(yield x);
      }
      export async function* h() { yield await a(); for await (const b of f()) yield b; }
    `)).toMatchInlineSnapshot(`
      "f0 module
      f1 plain f(x) generator line 2
        yield undefined
        yield x
        c0 = global g(?)  // g, line 4
        yield* c0
      f2 plain h() async generator line 6
        c1 = global a()  // a, line 6
        await c1
        yield await(c1)
        c2 = f()  // f, line 6
        loop await over c2
          yield b
      const x in f1 = f1[0]
      const got in f1 = ?
      const f in f0 = f1
      const b in f2 = each(c2)
      const h in f0 = f2
      export f = f
      export h = h"
    `);
  });

  it('directives of the file and of a function', () => {
    expect(javascript(`
      'use server';
      "use strict";
      export async function save() { 'use server'; await a(); }
      b();
      'not one';
    `)).toMatchInlineSnapshot(`
      "directive use server
      directive use strict
      f0 module
        c1 = global b()  // b, line 5
      f1 plain save() async "use server" line 4
        c0 = global a()  // a, line 4
        await c0
      const save in f0 = f1
      export save = save"
    `);
  });

  it('a default value runs only when there is no argument', () => {
    expect(javascript(`
      export function f(a = b(), { c = d() } = {}, e = a) { return c; }
    `)).toMatchInlineSnapshot(`
      "f0 module
      f1 plain f(a? = c0, {c}?, e? = a) line 2
        if there
          c0 = global b()  // b, line 2
        or
        if there
          c1 = global d()  // d, line 2
        or
        return c
      const a in f1 = (f1[0] | c0)
      const c in f1 = ((f1[1] | {}).c | c1)
      const e in f1 = (f1[2] | a)
      const f in f0 = f1
      export f = f"
    `);
  });

  it('names: declared once, again, never, shadowed', () => {
    expect(javascript(`
      let a = 1, b, c;
      a = 2;
      b ||= one(); b &&= two(); b ??= three();
      c += four();
      c++;
      function f(a) { var b = a; { let b = 2; } return b; }
      function twice() { return 1; }
      var twice = 2;
      function twice() { return 3; }
    `, { sourceType: 'script' })).toMatchInlineSnapshot(`
      "f0 module
        if b#1
        or
          c0 = global one()  // one, line 4
        if b#1
          c1 = global two()  // two, line 4
        or
        if b#1
        or
          c2 = global three()  // three, line 4
        c3 = global four()  // four, line 5
      f1 plain f(a) line 7
        return b#4
      f2 plain twice() line 8
        return 1
      f3 plain twice() line 10
        return 3
      let a#0 in f0 = 1 | 2
      let b#1 in f0 = c0 | c1 | c2
      let c in f0 = (+= c c3) | (++ c)
      const a#3 in f1 = f1[0]
      const b#4 in f1 = a#3
      const b#5 in f1 = 2
      const f in f0 = f1
      let twice in f0 = f2 | 2 | f3"
    `);
  });

  it('this and super belong to the nearest function that has one', () => {
    expect(javascript(`
      export class A extends B {
        constructor() { super(1); (() => { this.a = super.m; })(); }
        static make() { return new this(super.make()); }
      }
      export const o = { m() { return super.m(); } };
      export function f() { return () => this; }
      export const top = this;
    `)).toMatchInlineSnapshot(`
      "f0 module
      f1 constructor constructor() of k0 line 3
        c0 = super@f1(1)  // super, line 3
        c1 = f2()  // () => { this.a = super.m; }, line 3
      f2 arrow() in f1 line 3
        this@f1.a = super@f1.m
      f3 method make() static of k0 line 4
        c2 = super@f3.make()  // super.make, line 4
        c3 = new this@f3(c2)  // this, line 4
        return c3
      f4 method m() line 6
        c4 = super@f4.m()  // super.m, line 6
        return c4
      f5 plain f() line 7
        return f6
      f6 arrow() in f5 line 7
        return this@f5
      k0 class A extends global B in f0
        constructor constructor = f1
        static method make = f3
      const A#0 in f0 = k0
      const A#1 in f0 = k0
      const o in f0 = {m: f4}
      const f in f0 = f5
      const top in f0 = this@f0
      property this@f1.a = super@f1.m in f2
      export A = A#1
      export o = o
      export f = f
      export top = top"
    `);
  });
});
