import { describe, expect, it } from 'vitest';
import { javascript } from './read.js';

describe('patterns and assignments', () => {
  it('each name gets its part', () => {
    expect(javascript(`
      const { a, b: { c }, ['d']: d, [e()]: f, ...rest } = whole();
      const [g, , [h], ...others] = list();
      const { i = one(), j = () => 1 } = rest;
      let k, l;
      [k, l.m] = [l, k];
      ({ k, n: l[0] } = a);
      ({ k = two() } = b);
      export { c, d, f, g, h, i, j, others };
    `)).toMatchInlineSnapshot(`
      "f0 module
        c0 = global whole()  // whole, line 2
        c1 = global e()  // e, line 2
        c2 = global list()  // list, line 3
        if there
          c3 = global one()  // one, line 4
        or
        l.m = [l, k].1
        l.0 = a.n
        if there
          c4 = global two()  // two, line 8
        or
      f1 arrow j() line 4
        return 1
      const a in f0 = c0.a
      const c in f0 = c0.b.c
      const d in f0 = c0.d
      const f in f0 = c0.?
      const rest in f0 = c0
      const g in f0 = c2.0
      const h in f0 = c2.2.0
      const others in f0 = [each(c2)]
      const i in f0 = (rest.i | c3)
      const j in f0 = (rest.j | f1)
      let k in f0 = [l, k].0 | a.k | (global b.k | c4)
      const l in f0 = nothing
      property l.m = [l, k].1 in f0
      property l.0 = a.n in f0
      export c = c
      export d = d
      export f = f
      export g = g
      export h = h
      export i = i
      export j = j
      export others = others"
    `);
  });

  it('properties: what is known and what is computed', () => {
    expect(javascript(`
      o.a = 1;
      o['b'] = 2;
      o[key] = 3;
      o[0] = 4;
      o[\`c\`] = 5;
      o[Symbol.iterator] = 6;
      one().two = three();
      o.d += 4;
      o.e ??= five();
      delete o.f;
      undeclared = 7;
      globalThis.g = 8;
      o.h.i++;
      void six();
      typeof o, -o, !o;
      export const value = o.a = o.b;
    `)).toMatchInlineSnapshot(`
      "f0 module
        global o.a = 1
        global o.b = 2
        global o.? = 3
        global o.0 = 4
        global o.c = 5
        global o.[Symbol.iterator] = 6
        c0 = global one()  // one, line 8
        c1 = global three()  // three, line 8
        c0.two = c1
        global o.d = (+= global o.d 4)
        if global o.e
        or
          c2 = global five()  // five, line 10
          global o.e = c2
        global o.f = undefined
        global globalThis.undeclared = 7
        global globalThis.g = 8
        global o.h.i = (++ global o.h.i)
        c3 = global six()  // six, line 15
        global o.a = global o.b
      const value in f0 = global o.b
      property global o.a = 1 in f0
      property global o.b = 2 in f0
      property global o.? = 3 in f0
      property global o.0 = 4 in f0
      property global o.c = 5 in f0
      property global o.[Symbol.iterator] = 6 in f0
      property c0.two = c1 in f0
      property global o.d = (+= global o.d 4) in f0
      property global o.e = c2 in f0
      property global o.f = undefined in f0
      property global globalThis.undeclared = 7 in f0
      property global globalThis.g = 8 in f0
      property global o.h.i = (++ global o.h.i) in f0
      property global o.a = global o.b in f0
      export value = value"
    `);
  });

  it('objects and lists, with spreads', () => {
    expect(javascript(`
      export const o = { a, b: 1, ...rest(), c() {}, __proto__: d };
      export const l = [a, , ...more(), 'text', \`template\`, \`with \${b()} parts\`, /re/, 1n, null, undefined, true];
    `)).toMatchInlineSnapshot(`
      "f0 module
        c0 = global rest()  // rest, line 2
        c1 = global more()  // more, line 3
        loop over c1
        c2 = global b()  // b, line 3
      f1 method c() line 2
      const o in f0 = {a: global a, b: 1, c: f1, __proto__: global d, ...c0}
      const l in f0 = [global a, undefined, each(c1), "text", "template", (template c2), /re/, 1n, null, undefined, true]
      export o = o
      export l = l"
    `);
  });
});
