import { describe, expect, it } from 'vitest';
import { javascript } from './read.js';

describe('modules', () => {
  it('imports and exports in all forms', () => {
    expect(javascript(`
      import a, { b, c as d, 'e-f' as g, default as h } from 'm';
      import * as n from './n.js';
      import 'side-effect';
      import json from './data.json' with { type: 'json' };
      export { a, b as renamed, d as 'quoted-name' };
      export { o, default as p, 'x-y' as q } from 'q';
      export * from 'r';
      export * as s from 't';
      export const [u, { v }] = w(), x = 1;
      export function y() {}
      export class Z {}
      export default a(g, h, n, json);
    `)).toMatchInlineSnapshot(`
      "f0 module
        c0 = global w()  // w, line 10
        c1 = a(g, h, n, json)  // a, line 13
      f1 plain y() line 11
      k0 class Z in f0
      const a in f0 = import(m).default
      const b in f0 = import(m).b
      const d in f0 = import(m).c
      const g in f0 = import(m).e-f
      const h in f0 = import(m).default
      const n in f0 = import(./n.js).*
      const json in f0 = import(./data.json).default
      const u in f0 = c0.0
      const v in f0 = c0.1.v
      const x in f0 = 1
      const y in f0 = f1
      const Z#11 in f0 = k0
      const Z#12 in f0 = k0
      export a = a
      export renamed = b
      export quoted-name = d
      export o = import(q).o
      export p = import(q).default
      export q = import(q).x-y
      export * = import(r).*
      export s = import(t).*
      export u = u
      export v = v
      export x = x
      export y = y
      export Z = Z#12
      export default = c1"
    `);
  });

  it('a function by default', () => {
    expect(javascript(`
      export default async () => { await a(); };
    `)).toMatchInlineSnapshot(`
      "f0 module
      f1 arrow default() async line 2
        c0 = global a()  // a, line 2
        await c0
      export default = f1"
    `);
  });

  it('a class by default', () => {
    expect(javascript(`
      export default class extends a() { m() {} }
    `)).toMatchInlineSnapshot(`
      "f0 module
        c0 = global a()  // a, line 2
      f1 method m() of k0 line 2
      k0 class default extends c0 in f0
        method m = f1
      export default = k0"
    `);
  });

  it('CommonJS: exports are assignments', () => {
    expect(javascript(`
      'use strict';
      const { AsyncLocalStorage } = require('async_hooks');
      const store = exports.store = new AsyncLocalStorage();
      exports.enter = function (user) { store.enterWith(user); };
      module.exports.read = () => store.getStore();
      module.exports = { store, ...exports };
      Object.defineProperty(exports, '__esModule', { value: true });
    `, { sourceType: 'commonjs' })).toMatchInlineSnapshot(`
      "directive use strict
      f0 module
        c0 = new AsyncLocalStorage()  // AsyncLocalStorage, line 4
        global exports.store = c0
        global exports.enter = f1
        global module.exports.read = f2
        global module.exports = {store: store, ...global exports}
        c3 = global Object.defineProperty(global exports, "__esModule", {value: true})  // Object.defineProperty, line 8
      f1 plain enter(user) line 5
        c1 = store.enterWith(user)  // store.enterWith, line 5
      f2 arrow read() line 6
        c2 = store.getStore()  // store.getStore, line 6
        return c2
      const AsyncLocalStorage in f0 = import(async_hooks).*.AsyncLocalStorage
      const store in f0 = c0
      const user in f1 = f1[0]
      property global exports.store = c0 in f0
      property global exports.enter = f1 in f0
      property global module.exports.read = f2 in f0
      property global module.exports = {store: store, ...global exports} in f0"
    `);
  });
});
