import { describe, expect, it } from 'vitest';
import { javascript } from './read.js';

describe('classes', () => {
  it('members, fields and static parts', () => {
    expect(javascript(`
      export class Context extends base() {
        static #count = start();
        static store = new AsyncLocalStorage();
        #user;
        name = this.make();
        [computed()] = 1;
        handler = async () => { await this.#user; };
        static { this.ready = true; setup(); }
        constructor(user) { super(); this.#user = user; }
        get user() { return this.#user; }
        set user(value) { this.#user = value; }
        static enter(user) { this.store.enterWith(user); }
        async *[Symbol.asyncIterator]() { yield this.user; }
      }
      const Named = class Inner { self() { return Inner; } };
      export default class {}
    `)).toMatchInlineSnapshot(`
      "f0 module
        c0 = global base()  // base, line 2
        c5 = global start()  // start, line 3
        c6 = new global AsyncLocalStorage()  // AsyncLocalStorage, line 4
        k0.ready = true
        c7 = global setup()  // setup, line 9
      f1 constructor constructor(user) of k0 line 10
        c1 = super@f1()  // super, line 10
        this@f1.#user = user#2
      f2 getter user() of k0 line 11
        return this@f2.#user
      f3 setter user(value) of k0 line 12
        this@f3.#user = value
      f4 method enter(user) static of k0 line 13
        c2 = this@f4.store.enterWith(user#4)  // this.store.enterWith, line 13
      f5 method [Symbol.asyncIterator]() async generator of k0 line 14
        get this@f5.user
        yield this@f5.user
      f6 fields new Context() of k0 line 2
        c3 = this@f6.make()  // this.make, line 6
        c4 = global computed()  // computed, line 7
      f7 arrow handler() async in f6 line 8
        await this@f6.#user
      f8 method self() of k1 line 16
        return Inner
      k0 class Context extends c0 fields f6 in f0
        constructor constructor = f1
        getter user = f2
        setter user = f3
        static method enter = f4
        method [Symbol.asyncIterator] = f5
        field #user = undefined
        field name = c3
        field ? = 1
        field handler = f7
        static field #count = c5
        static field store = c6
      k1 class Inner in f0
        method self = f8
      k2 class default in f0
      const Context#0 in f0 = k0
      const Context#1 in f0 = k0
      const user#2 in f1 = f1[0]
      const value in f3 = f3[0]
      const user#4 in f4 = f4[0]
      const Inner in f0 = k1
      const Named in f0 = k1
      property this@f1.#user = user#2 in f1
      property this@f3.#user = value in f3
      property k0.ready = true in f0
      export Context = Context#1
      export default = k2"
    `);
  });

  it('getters and setters are told from plain properties, by name', () => {
    expect(javascript(`
      const o = { get current() { return read(); }, set current(v) { write(v); } };
      export function f({ current }) {
        o.current = o.current;
        o.other;
        ({ current } = o);
        return o?.current;
      }
    `)).toMatchInlineSnapshot(`
      "f0 module
      f1 getter current() line 2
        c0 = global read()  // read, line 2
        return c0
      f2 setter current(v) line 2
        c1 = global write(v)  // write, line 2
      f3 plain f({current}) line 3
        get f3[0].current
        get o.current
        o.current = o.current
        get o.current
        if there
          get o.current
        or
        return (o.current | undefined)
      const v in f2 = f2[0]
      const o in f0 = {getter current: f1, setter current: f2}
      let current in f3 = f3[0].current | o.current
      const f in f0 = f3
      property o.current = o.current in f3
      export f = f"
    `);
  });
});
