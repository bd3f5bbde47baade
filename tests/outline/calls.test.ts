import { describe, expect, it } from 'vitest';
import { javascript } from './read.js';

describe('calls', () => {
  it('callee, arguments and receiver, in order of evaluation', () => {
    expect(javascript(`
      export async function f(G) {
        a.b(c(), ...d(), () => e)(f);
        new G(h());
        new (i())().j;
        tag\`one \${k()} two\`;
        a['l']().m[n](o());
        import('./lazy.js').then((p) => p.q);
        import(r());
        return [import.meta.url, new.target];
      }
    `)).toMatchInlineSnapshot(`
      "f0 module
      f1 plain f(G) async line 2
        c0 = global c()  // c, line 3
        c1 = global d()  // d, line 3
        loop over c1
        c2 = global a.b(c0, ...c1, f2)  // a.b, line 3
        c3 = c2(f)  // a.b(c(),...d(), () => e), line 3
        c4 = global h()  // h, line 4
        c5 = new G(c4)  // G, line 4
        c6 = global i()  // i, line 5
        c7 = new c6()  // i(), line 5
        c8 = global k()  // k, line 6
        c9 = tag global tag(c8)  // tag, line 6
        c10 = global a.l()  // a['l'], line 7
        c11 = global o()  // o, line 7
        c12 = c10.m.?(c11)  // a['l']().m[n], line 7
        c13 = lazy import(./lazy.js).*.then(f3)  // import('./lazy.js').then, line 8
        c14 = global r()  // r, line 9
        c15 = ?()  // import, line 9
        return [?.url, ?]
      f2 arrow() in f1 line 3
        return global e
      f3 arrow(p) in f1 line 8
        return p.q
      const G in f1 = f1[0]
      const f in f0 = f1
      const p in f3 = f3[0]
      export f = f"
    `);
  });

  it('optional chains: the rest runs or nothing', () => {
    expect(javascript(`
      a?.b.c();
      a.b?.(d?.e())?.f(g());
      (a?.h)();
      export const i = a?.j ?? k?.[l()];
      delete a?.m;
    `)).toMatchInlineSnapshot(`
      "f0 module
        if there
          c0 = global a.b.c()  // a?.b.c, line 2
        or
        if there
          if there
            c1 = global d.e()  // d?.e, line 3
          or
          c2 = global a.b((c1 | undefined))  // a.b, line 3
          if there
            c3 = global g()  // g, line 3
            c4 = c2.f(c3)  // a.b?.(d?.e())?.f, line 3
          or
        or
        c5 = (global a.h | undefined)()  // a?.h, line 4
        if (global a.j | undefined)
        or
          if there
            c6 = global l()  // l, line 5
          or
      const i in f0 = (global a.j | undefined | global k.? | undefined)
      export i = i"
    `);
  });

  it("require and built-in modules are imports, unless the names are one's own", () => {
    expect(javascript(`
      const a = require('a');
      const { b } = require('b').c;
      const d = process.getBuiltinModule('node:async_hooks');
      require(e);
      require('f')('g').h;
      require.resolve('i');
      function f(require, process) { return [require('j'), process.getBuiltinModule('k')]; }
    `, { sourceType: 'commonjs' })).toMatchInlineSnapshot(`
      "f0 module
        c0 = global require(global e)  // require, line 5
        c1 = import(f).*("g")  // require('f'), line 6
        c2 = global require.resolve("i")  // require.resolve, line 7
      f1 plain f(require, process) line 8
        c3 = require("j")  // require, line 8
        c4 = process.getBuiltinModule("k")  // process.getBuiltinModule, line 8
        return [c3, c4]
      const a in f0 = import(a).*
      const b in f0 = import(b).*.c.b
      const d in f0 = import(node:async_hooks).*
      const require in f1 = f1[0]
      const process in f1 = f1[1]
      const f in f0 = f1"
    `);
  });

  it('labels of calls are one short line', () => {
    expect(javascript(`
      export const a = build({ one: 'a long text here', two: 2 }).with(\`some
        lines\`).and.again.and.again.and.again.and.again.and.again.and.finally();
    `)).toMatchInlineSnapshot(`
      "f0 module
        c0 = global build({one: "a long text here", two: 2})  // build, line 2
        c1 = c0.with("some\\n        lines")  // build({ one: 'a long text here', two: 2 }).with, line 2
        c2 = c1.and.again.and.again.and.again.and.again.and.again.and.finally()  // build(…).with(…).and.again.and.again.and.again.and.again.an…, line 2
      const a in f0 = c2
      export a = a"
    `);
  });

  it('what gives no reference is gone through for what runs in it', () => {
    expect(javascript(`
      export const a = b() + c() * d() - (e(), f()) ** g();
      export class H { #x; m() { return #x in i() ? 1 : 2; } }
    `)).toMatchInlineSnapshot(`
      "f0 module
        c0 = global b()  // b, line 2
        c1 = global c()  // c, line 2
        c2 = global d()  // d, line 2
        c3 = global e()  // e, line 2
        c4 = global f()  // f, line 2
        c5 = global g()  // g, line 2
      f1 method m() of k0 line 3
        c6 = global i()  // i, line 3
        return (1 | 2)
      f2 fields new H() of k0 line 3
      k0 class H fields f2 in f0
        method m = f1
        field #x = undefined
      const a in f0 = (- (+ c0 (* c1 c2)) (** c4 c5))
      const H#1 in f0 = k0
      const H#2 in f0 = k0
      export a = a
      export H = H#2"
    `);
  });
});
