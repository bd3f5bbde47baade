import { describe, expect, it } from 'vitest';
import { typescript } from './read.js';

describe('TypeScript', () => {
  it('types are read where they are written', () => {
    expect(typescript(`
      import type { User, Store as S } from './types';
      export function f(this: Window, a: User, b?: S<User> | null, [c]: readonly User[] = [], ...d: User[]): Promise<User> { return g(a as User, b!, c satisfies User, e<User>); }
      let user: User | undefined, both: A & B, ns: Api.Deep.Type, plain: string, two: A | B;
      user = undefined;
      export const list: readonly User[] = [], o: keyof User = 'a';
    `)).toMatchInlineSnapshot(`
      "f0 module
      f1 plain f(a: User <User>, b?: S<User> | null <S>, {c}?: readonly User[], ...d: User[]): Promise<User> <global Promise> line 3
        c0 = global g(a, b, c, global e)  // g, line 3
        return c0
      const User in f0 = import(./types).User
      const S in f0 = import(./types).Store
      const a: User <User> in f1 = (f1[0]: User <User>)
      const b: S<User> | null <S> in f1 = (f1[1]: S<User> | null <S>)
      const c in f1 = ((f1[2]: readonly User[]) | []).0
      const d in f1 = (f1[3…]: User[])
      const f in f0 = f1
      const user: User | undefined <User> in f0 = undefined
      const both: A & B <global A> in f0 = nothing
      const ns: Api.Deep.Type <global Api.Deep.Type> in f0 = nothing
      const plain: string in f0 = nothing
      const two: A | B in f0 = nothing
      const list: readonly User[] in f0 = []
      const o: keyof User <User> in f0 = "a"
      export f = f
      export list = list
      export o = o"
    `);
  });

  it('parameter properties are fields, and decorators run', () => {
    expect(typescript(`
      @Injectable({ scope: make() })
      export class Service {
        @Input() name: string = 'a';
        declare ghost: string;
        abstract: number;
        accessor state = new Store();
        static readonly shared: Store = new Store();
        constructor(private readonly cls: ClsService, @Inject(TOKEN) public user: User = fallback(), plain: number) {}
        overload(a: string): void;
        overload(a: any): void {}
        @Get('/') async find(@Param('id') id: string, @Req() req) { return this.cls.get(id); }
      }
      abstract class Base { abstract m(): void; abstract f: string; }
    `)).toMatchInlineSnapshot(`
      "f0 module
        c0 = global Inject(global TOKEN)  // Inject, line 9
        c2 = global Get("/")  // Get, line 12
        c3 = decorator c2()  // Get('/'), line 12
        c4 = global Param("id")  // Param, line 12
        c5 = global Req()  // Req, line 12
        c10 = new global Store()  // Store, line 8
        c11 = global make()  // make, line 2
        c12 = global Injectable({scope: c11})  // Injectable, line 2
        c13 = decorator c12()  // Injectable({ scope: make() }), line 2
      f1 constructor constructor(cls: ClsService <global ClsService>, user?: User <global User> = c1 @c0, plain: number) of k0 line 9
        if there
          c1 = global fallback()  // fallback, line 9
        or
      f2 method overload(a: any): void of k0 line 11
      f3 method find(id: string @c4, req @c5) async of k0 @c2 line 12
        c6 = this@f3.cls.get(id)  // this.cls.get, line 12
        return c6
      f4 fields new Service() of k0 line 3
        c7 = global Input()  // Input, line 4
        c8 = decorator c7()  // Input(), line 4
        c9 = new global Store()  // Store, line 7
      k0 class Service fields f4 @c12 in f0
        constructor constructor = f1
        field cls: ClsService <global ClsService> = f1[0]
        field user: User <global User> = f1[1]
        method overload = f2
        method find = f3
        field name: string = "a"
        field abstract: number = undefined
        field state = c9
        static field shared: Store <global Store> = c10
      k1 class Base in f0
      const Service#0 in f0 = k0
      const Service#1 in f0 = k0
      const cls: ClsService <global ClsService> in f1 = (f1[0]: ClsService <global ClsService>)
      const user: User <global User> in f1 = ((f1[1]: User <global User>) | c1)
      const plain: number in f1 = (f1[2]: number)
      const a: any in f2 = (f2[0]: any)
      const id: string in f3 = (f3[0]: string)
      const req in f3 = f3[1]
      const Base#8 in f0 = k1
      const Base#9 in f0 = k1
      export Service = Service#1"
    `);
  });

  it('enums, namespaces and import =', () => {
    expect(typescript(`
      import fs = require('node:fs');
      import Role = Access.Level.Role;
      enum Color { Red, Green = compute() }
      declare const ambient: string;
      declare function declared(): void;
      export declare class Ghost { m(): void }
      namespace Tools { export const store = new Store(); export function enter() { store.enterWith(1); } const hidden = 1; }
      declare namespace Nothing { const a: string; }
      declare module 'other' { export const b: string; }
      namespace A.B { export const c = 1; }
      declare global { interface Window {} }
      export namespace Out { export const d = 1; }
      type Alias = string;
      interface Shape { a: string }
      export interface Exported { a: string }
      export type { Alias };
    `)).toMatchInlineSnapshot(`
      "f0 module
        c0 = new global Store()  // Store, line 8
      f1 plain enter() line 8
        c1 = store.enterWith(1)  // store.enterWith, line 8
      k0 class Ghost in f0
      const fs in f0 = import(node:fs).*
      const Role in f0 = global Access.Level.Role
      const Color in f0 = {...(enum)}
      const Ghost#3 in f0 = k0
      const Ghost#4 in f0 = k0
      const store in f0 = c0
      const enter in f0 = f1
      const hidden in f0 = 1
      const Tools in f0 = {store: store, enter: enter}
      const c in f0 = 1
      const d in f0 = 1
      const Out in f0 = {d: d}
      const Exported in f0 = nothing
      const Alias in f0 = nothing
      export Ghost = Ghost#4
      export Out = Out
      export Exported = Exported
      export Alias = Alias"
    `);
  });

  it('export =', () => {
    expect(typescript(`
      const fs = make();
      export = fs;
    `)).toMatchInlineSnapshot(`
      "f0 module
        c0 = global make()  // make, line 2
      const fs in f0 = c0
      export default = fs"
    `);
  });

  it('overloads and what has no body', () => {
    expect(typescript(`
      export function f(a: string): void;
      export function f(a: any) { g(a); }
      export default interface Only { a: string }
    `)).toMatchInlineSnapshot(`
      "f0 module
      f1 plain f(a: any) line 3
        c0 = global g(a)  // g, line 3
      const f in f0 = f1
      const a: any in f1 = (f1[0]: any)
      export f = f
      export f = f
      export default = ?"
    `);
  });

  it('assertions on the left side, and wrapped callees', () => {
    expect(typescript(`
      (a as any).b = 1;
      (c!) = d;
      (e satisfies F).g++;
      [h as any] = i;
      j!.k!();
      (l as () => void)();
      m<string>('n');
      new Map<string, User>();
      o?.p!.q();
    `)).toMatchInlineSnapshot(`
      "f0 module
        global a.b = 1
        global globalThis.c = global d
        global e.g = (++ global e.g)
        global globalThis.h = global i.0
        c0 = global j.k()  // j!.k, line 6
        c1 = global l()  // l, line 7
        c2 = global m("n")  // m, line 8
        c3 = new global Map()  // Map, line 9
        if there
          c4 = global o.p.q()  // o?.p!.q, line 10
        or
      property global a.b = 1 in f0
      property global globalThis.c = global d in f0
      property global e.g = (++ global e.g) in f0
      property global globalThis.h = global i.0 in f0"
    `);
  });

  it('type annotations of patterns', () => {
    expect(typescript(`
      export const { a, b }: { a: string; b: User } = c();
      export function f({ d }: { d: User }) { for (const e of d) g(e); try { h(); } catch (i: unknown) { j(i); } }
    `)).toMatchInlineSnapshot(`
      "f0 module
        c0 = global c()  // c, line 2
      f1 plain f({d}: { d: User }) line 3
        loop over d
          c1 = global g(e)  // g, line 3
        try
          c2 = global h()  // h, line 3
        catch
          c3 = global j(i)  // j, line 3
      const a in f0 = c0.a
      const b in f0 = c0.b
      const d in f1 = (f1[0]: { d: User }).d
      const e in f1 = each(d)
      const i: unknown in f1 = ?
      const f in f0 = f1
      export a = a
      export b = b
      export f = f"
    `);
  });
});
