/** `enterWith(v); rest` to `run(v, () => { rest })`: where it is offered, and what the text becomes. */
import { describe, expect, it } from 'vitest';
import { applied } from './apply.js';

const head = `import { AsyncLocalStorage } from 'node:async_hooks';
import { load, log } from './other.js';
const store = new AsyncLocalStorage();
function read() { return store.getStore(); }
`;

/** A function that ends with its boundary, whatever it does: each write in it that is seen is confined. */
const bound = (body: string, params = 'user', keyword = ''): string => `${head}export const listener = AsyncLocalStorage.bind(${keyword}function (${params}) {\n${body}\n});\n`;

interface Case {
  readonly name: string;
  readonly body: string;
  /** Null: no suggestion. */
  readonly becomes: string | null;
  readonly params?: string;
  readonly async?: true;
}

const moved: readonly Case[] = [
  {
    name: 'the rest of the function moves into the callback',
    body: '  store.enterWith(user);\n  log(read());\n  read();',
    becomes: '  store.run(user, () => {\n    log(read());\n    read();\n  });',
  },
  {
    name: 'what is returned is returned',
    body: '  store.enterWith(user);\n  if (user === null) return;\n  return read();',
    becomes: '  return store.run(user, () => {\n    if (user === null) return;\n    return read();\n  });',
  },
  {
    name: 'an await makes the callback async, and the call is awaited',
    async: true,
    body: '  store.enterWith(user);\n  await load(read());',
    becomes: '  await store.run(user, async () => {\n    await load(read());\n  });',
  },
  {
    name: 'with an await and a return, the promise is returned',
    async: true,
    body: '  store.enterWith(user);\n  const rows = await load(read());\n  return rows;',
    becomes: '  return store.run(user, async () => {\n    const rows = await load(read());\n    return rows;\n  });',
  },
  {
    name: 'for await and await using are awaits',
    async: true,
    body: '  store.enterWith(user);\n  for await (const row of load()) log(read(), row);\n  await using lock = load();',
    becomes: '  await store.run(user, async () => {\n    for await (const row of load()) log(read(), row);\n    await using lock = load();\n  });',
  },
  {
    name: 'the await of a nested function is none',
    async: true,
    body: '  store.enterWith(user);\n  log(read(), async () => { await load(); }, class { async f() { await load(); } });',
    becomes: '  store.run(user, () => {\n    log(read(), async () => { await load(); }, class { async f() { await load(); } });\n  });',
  },
  {
    name: 'what an async function returns is awaited inside, as it may be a query that starts only there',
    async: true,
    body: '  store.enterWith(user);\n  log(read());\n  return load();',
    becomes: '  return store.run(user, async () => {\n    log(read());\n    return load();\n  });',
  },
  {
    name: 'this and arguments stay what they are',
    body: '  store.enterWith(user);\n  log(this, arguments, read());',
    becomes: '  store.run(user, () => {\n    log(this, arguments, read());\n  });',
  },
  {
    name: 'comments keep their place',
    body: '  // before\n  store.enterWith(/* who */ user /* is it */); // from here on\n  // then\n  log(read()); // seen\n  /* the\n     end */',
    becomes: '  // before\n  store.run(/* who */ user /* is it */, () => { // from here on\n    // then\n    log(read()); // seen\n    /* the\n       end */\n  });',
  },
  {
    name: 'a template keeps its lines',
    body: '  store.enterWith(user);\n  log(read(), `a\n  b`);\n\n  read();',
    becomes: '  store.run(user, () => {\n    log(read(), `a\n  b`);\n\n    read();\n  });',
  },
  {
    name: 'no semicolon stays none',
    body: '  store.enterWith(user)\n  log(read())',
    becomes: '  store.run(user, () => {\n    log(read())\n  })',
  },
  {
    name: 'a comma after the value stays the only one',
    body: '  store.enterWith(\n    user,\n  );\n  log(read());',
    becomes: '  store.run(\n    user,\n   () => {\n    log(read());\n  });',
  },
  {
    name: 'all on one line',
    body: '  if (user) { store.enterWith(user); log(read()); }',
    becomes: '  if (user) { store.run(user, () => { log(read()); }); }',
  },
  {
    name: 'a branch that ends the function',
    body: '  if (user) {\n    store.enterWith(user);\n    read();\n    return;\n  }\n  log();',
    becomes: '  if (user) {\n    return store.run(user, () => {\n      read();\n      return;\n    });\n  }\n  log();',
  },
  {
    name: 'a branch after which nobody looks',
    body: '  if (user) {\n    store.enterWith(user);\n    read();\n  }\n  Math.max(1, 2);',
    becomes: '  if (user) {\n    store.run(user, () => {\n      read();\n    });\n  }\n  Math.max(1, 2);',
  },
  {
    name: 'in a try, what is returned is awaited there',
    async: true,
    body: '  try {\n    store.enterWith(user);\n    await 0;\n    return read();\n  } catch {\n    return null;\n  }',
    becomes: '  try {\n    return await store.run(user, async () => {\n      await 0;\n      return read();\n    });\n  } catch {\n    return null;\n  }',
  },
  {
    name: 'loops and labels that move as a whole',
    body: '  store.enterWith(user);\n  outer: for (const one of user) { if (one) break; for (;;) { if (read()) continue outer; break outer; } }\n  switch (user) { case 1: break; }',
    becomes: '  store.run(user, () => {\n    outer: for (const one of user) { if (one) break; for (;;) { if (read()) continue outer; break outer; } }\n    switch (user) { case 1: break; }\n  });',
  },
  {
    name: 'declarations that are used in there only',
    body: '  store.enterWith(user);\n  var a = read();\n  let b = a;\n  class C {}\n  function d() { return [a, b, C]; }\n  d();',
    becomes: '  store.run(user, () => {\n    var a = read();\n    let b = a;\n    class C {}\n    function d() { return [a, b, C]; }\n    d();\n  });',
  },
  {
    name: 'TypeScript around the store and the value',
    params: 'user: string | undefined',
    body: '  (store as AsyncLocalStorage<string>)!.enterWith(user!);\n  type Name = string;\n  const name = read() as Name;',
    becomes: '  (store as AsyncLocalStorage<string>)!.run(user!, () => {\n    type Name = string;\n    const name = read() as Name;\n  });',
  },
  {
    name: 'tabs',
    body: '\tstore.enterWith(user);\n\tread();',
    becomes: '\tstore.run(user, () => {\n\t\tread();\n\t});',
  },
  {
    name: 'line ends of two characters',
    body: '  store.enterWith(user);\r\n\r\n  read();',
    becomes: '  store.run(user, () => {\r\n\r\n    read();\r\n  });',
  },
];

const withheld: readonly Case[] = [
  { name: 'a statement that goes on where the function is left half way', body: '  if (user) {\n    store.enterWith(user);\n    if (read()) return;\n  }\n  log();', becomes: null },
  { name: 'somebody looks after the block', body: '  if (user) {\n    store.enterWith(user);\n    read();\n  }\n  read();', becomes: null },
  { name: 'somebody who cannot be seen may look after the block', body: '  if (user) {\n    store.enterWith(user);\n    read();\n  }\n  log(() => store.getStore());', becomes: null },
  { name: 'somebody looks when it fails', body: '  try {\n    store.enterWith(user);\n    JSON.parse(read());\n  } catch {\n    read();\n  }', becomes: null },
  { name: 'no block', body: '  if (user) store.enterWith(user);\n  read();', becomes: null },
  { name: 'a case of a switch', body: '  switch (user) {\n    case 1:\n      store.enterWith(user);\n      read();\n  }', becomes: null },
  { name: 'an optional call', body: '  store?.enterWith(user);\n  read();', becomes: null },
  { name: 'an optional method', body: '  store.enterWith?.(user);\n  read();', becomes: null },
  { name: 'a computed name', body: "  store['enterWith'](user);\n  read();", becomes: null },
  { name: 'a value that is spread', body: '  store.enterWith(...user);\n  read();', becomes: null },
  { name: 'a second argument', body: '  store.enterWith(user, 1);\n  read();', becomes: null },
  { name: 'part of an expression', body: '  void store.enterWith(user);\n  read();', becomes: null },
  { name: 'parentheses', body: '  (store.enterWith(user));\n  read();', becomes: null },
  { name: 'a jump to a loop outside', body: '  for (;;) {\n    store.enterWith(user);\n    read();\n    break;\n  }', becomes: null },
  { name: 'a jump to a label outside', body: '  out: {\n    store.enterWith(user);\n    read();\n    break out;\n  }', becomes: null },
  { name: 'a loop whose next round looks', body: '  for (const one of user) {\n    read();\n    store.enterWith(one);\n    read();\n  }', becomes: null },
  { name: 'a function that is used before', body: '  later();\n  store.enterWith(user);\n  function later() { return read(); }\n  later();', becomes: null },
  { name: 'a variable that a function before uses', body: '  const later = () => name;\n  store.enterWith(user);\n  const name = read();\n  later();', becomes: null },
  { name: 'a var that was declared before', body: '  var name = 1;\n  store.enterWith(user);\n  var name = read();', becomes: null },
  { name: 'a var that is the parameter', body: '  store.enterWith(user);\n  var user = read();', becomes: null },
  { name: 'a string that would become a directive', body: "  store.enterWith(user);\n  'use strict';\n  read();", becomes: null },
  { name: 'a second write of the same store', body: '  store.enterWith(user);\n  read();\n  if (user) store.enterWith(user.name);\n  read();', becomes: null },
  { name: 'a query may be returned that the caller starts', body: '  store.enterWith(user);\n  read();\n  return load();', becomes: null },
  { name: 'a query may be returned by its name', body: '  store.enterWith(user);\n  read();\n  const rows = load();\n  return rows;', becomes: null },
  { name: 'a query may be returned in an expression', body: '  store.enterWith(user);\n  read();\n  return (user, user ? null : user && (user = load()!));', becomes: null },
  { name: 'a query may be a template', body: '  store.enterWith(user);\n  read();\n  return user ?? load`select`;', becomes: null },
];

describe.each(moved)('$name', ({ body, becomes, params, async }) => {
  it('moves', () => {
    expect(applied(bound(body, params, async && 'async '))).toBe(bound(becomes!, params, async && 'async '));
  });
});

it.each(withheld)('is withheld: $name', ({ body }) => {
  expect(applied(bound(body))).toBeNull();
});

it('is withheld where the caller of an async helper looks in vain: that is not mended by it', () => {
  const code = (after: string): string => `${head}async function start(user) {\n  await 0;\n  store.enterWith(user);\n  log(read());\n}\nexport async function main(user) { await start(user); ${after} }\n`;
  expect(applied(code('return read();'))).toBeNull();
  expect(applied(code(''))).toBe(code('').replace('  store.enterWith(user);\n  log(read());', '  store.run(user, () => {\n    log(read());\n  });'));
});

describe('where a function is none like others', () => {
  const inBind = (method: string): string => `${head}AsyncLocalStorage.bind(() => { new (class extends Object { ${method} })(); });\n`;

  it.each([
    ['a constructor', inBind('constructor(user) { super(); store.enterWith(user); read(); }')],
    ['a static block', `${head}AsyncLocalStorage.bind(() => { class C { static { store.enterWith(1); read(); } } return C; });\n`],
  ])('is withheld: %s', (_, code) => {
    expect(applied(code)).toBeNull();
  });
});
