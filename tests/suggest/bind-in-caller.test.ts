/** A lost write of an async helper becomes the `run` of those who await it: where it is offered, and what the text becomes. */
import { describe, expect, it } from 'vitest';
import { applied } from './apply.js';

const head = `import { AsyncLocalStorage } from 'node:async_hooks';
import { app, log, verify } from './other.js';
const store = new AsyncLocalStorage();
function may(id) { return store.getStore() === id; }
`;
const helper = `async function requireAuth(request) {
  const user = await verify(request);
  store.enterWith(user);
  return user;
}
`;
const mended = `async function requireAuth(request) {
  const user = await verify(request);
  return user;
}
`;

const moved: readonly { readonly name: string; readonly code: string; readonly becomes: string }[] = [
  {
    name: 'the endpoint goes on inside the scope',
    code: `${helper}app.get('/', async (request) => {
  const user = await requireAuth(request); // who is it?
  // may they?
  if (!may(request.id)) throw new Error(user.name);
  return { id: request.id };
});
`,
    becomes: `${mended}app.get('/', async (request) => {
  const user = await requireAuth(request); // who is it?
  return store.run(user, () => {
    // may they?
    if (!may(request.id)) throw new Error(user.name);
    return { id: request.id };
  });
});
`,
  },
  {
    name: 'a call whose result nobody keeps is the value itself',
    code: `${helper}app.get('/', async (request) => {
  await requireAuth(request); /* who */
  if (!may(request.id)) throw new Error();
  await log(request);
});
`,
    becomes: `${mended}app.get('/', async (request) => {
  await store.run(await requireAuth(request), async () => { /* who */
    if (!may(request.id)) throw new Error();
    await log(request);
  });
});
`,
  },
  {
    name: 'each caller gets its scope',
    code: `${helper}export async function one(request) {
  const user = await requireAuth(request)
  return may(user)
}
export const two = async (request) => {
  const who = await requireAuth(request);
  log(may(who));
};
`,
    becomes: `${mended}export async function one(request) {
  const user = await requireAuth(request)
  return store.run(user, async () => {
    return may(user)
  })
}
export const two = async (request) => {
  const who = await requireAuth(request);
  store.run(who, () => {
    log(may(who));
  });
};
`.replace('async () => {\n    return may(user)', '() => {\n    return may(user)'),
  },
  {
    name: 'a part of what is returned is bound as that part',
    code: `const requireAuth = async (request) => {
  const user = await verify(request);
  store.enterWith(user.account.id); // the tenant
  Math.max(1, 2);
  return user;
};
app.get('/', async (request) => {
  const me = await requireAuth(request);
  return { may: may(me) };
});
app.put('/', async (request) => {
  await requireAuth(request);
  may(request);
});
`,
    becomes: `const requireAuth = async (request) => {
  const user = await verify(request);
  // the tenant
  Math.max(1, 2);
  return user;
};
app.get('/', async (request) => {
  const me = await requireAuth(request);
  return store.run(me.account.id, () => {
    return { may: may(me) };
  });
});
app.put('/', async (request) => {
  store.run((await requireAuth(request)).account.id, () => {
    may(request);
  });
});
`,
  },
  {
    name: 'a helper that gives nothing back gives the value back',
    code: `async function requireAuth(request) {
  store.enterWith(await verify(request));
}
export async function one(request) {
  await requireAuth(request);
  return may(request);
}
`,
    becomes: `async function requireAuth(request) {
  return await verify(request);
}
export async function one(request) {
  return store.run(await requireAuth(request), () => {
    return may(request);
  });
}
`,
  },
  {
    name: 'a comma after the value goes with the call',
    code: `async function requireAuth(request) {
  await 0;
  store.enterWith(request.user,);
}
export async function one(request) { await requireAuth(request); return may(request); }
`,
    becomes: `async function requireAuth(request) {
  await 0;
  return request.user;
}
export async function one(request) { return store.run(await requireAuth(request), () => { return may(request); }); }
`,
  },
  {
    name: 'in a try, what is returned is awaited there',
    code: `${helper}export async function one(request) {
  try {
    const user = await requireAuth(request);
    await log(user);
    return may(user);
  } catch (error) {
    log(error);
  }
}
`,
    becomes: `${mended}export async function one(request) {
  try {
    const user = await requireAuth(request);
    return await store.run(user, async () => {
      await log(user);
      return may(user);
    });
  } catch (error) {
    log(error);
  }
}
`,
  },
  {
    name: 'what stands behind the call on its line goes into the scope',
    code: `${helper}export async function one(request) {
  const user = await requireAuth(request); log(user);
  return may(user);
}
`,
    becomes: `${mended}export async function one(request) {
  const user = await requireAuth(request);
  return store.run(user, () => { log(user);
    return may(user);
  });
}
`,
  },
];

const endpoint = `app.get('/', async (request) => {
  const user = await requireAuth(request);
  log(may(user));
});
`;

const withheld: readonly (readonly [name: string, code: string])[] = [
  ['the helper is exported', `export ${helper}${endpoint}`],
  ['the helper is exported by its name', `${helper}${endpoint}export { requireAuth };\n`],
  ['the helper is handed over', `${helper}${endpoint}app.use(requireAuth);\n`],
  ['the helper is called and not awaited', `${helper}${endpoint}export const other = (request) => { requireAuth(request).then(log); };\n`],
  ['the helper calls itself', `${helper.replace('  store', '  if (!user) await requireAuth(request);\n  store')}${endpoint}`],
  ['the helper has another way out', `${helper.replace('  store', '  if (!user) return null;\n  store')}${endpoint}`],
  ['the helper returns something else', `${helper.replace('return user', 'return user.name')}${endpoint}`],
  ['the helper writes something else', `${helper.replace('enterWith(user)', 'enterWith({ user })')}${endpoint}`],
  ['the helper changes the value in between', `${helper.replace('const user', 'let user').replace('  return', '  user = user.name;\n  return')}${endpoint}`],
  ['the write stands in a branch', `${helper.replace('store', 'if (user) { store').replace('(user);', '(user); }')}${endpoint}`],
  ['the helper may be another function', `${helper.replace('async function requireAuth(request)', 'let requireAuth = async (request) =>')}${endpoint}`],
  ['the helper is a method', `const auth = {\n  async requireAuth(request) {\n    const user = await verify(request);\n    store.enterWith(user);\n    return user;\n  },\n};\n${endpoint.replace('requireAuth', 'auth.requireAuth')}`],
  ['a comment in the write would be lost', `${helper.replace('(user)', '(/* who */ user)')}${endpoint}`],
  ['the callers take it apart', `${helper}${endpoint.replace('const user', 'const { user }')}`],
  ['the callers may change it', `${helper}${endpoint.replace('const', 'let')}`],
  ['a caller awaits it in an expression', `${helper}${endpoint.replace('const user = await requireAuth(request);', 'log(await requireAuth(request)); const user = 1;')}`],
  ['nothing comes after a call', `${helper}${endpoint}app.put('/', async (request) => {\n  await requireAuth(request);\n});\n`],
  ['the reader does not come after a call in its block', `${helper}app.get('/', async (request) => {\n  if (request.id) {\n    const user = await requireAuth(request);\n    log(user);\n  }\n  log(may(request));\n});\n`],
  ['a helper that gives nothing back is used in a name', `${helper.replace('  return user;\n', '')}${endpoint}`],
  ['a helper that gives nothing back says so', `async function requireAuth(request): Promise<void> {\n  store.enterWith(await verify(request));\n}\n${endpoint.replace('const user = ', '').replace('may(user)', 'may(1)')}`],
  ['a helper that gives nothing back goes on after the write', `${helper.replace('return user', 'Math.max(1, 2)')}${endpoint.replace('const user = ', '').replace('may(user)', 'may(1)')}`],
  ['a value on a line of its own would not be returned', `async function requireAuth(request) {\n  store.enterWith(\n    await verify(request)\n  );\n}\n${endpoint.replace('const user = ', '').replace('may(user)', 'may(1)')}`],
  ['the store is called otherwise at the call', `${helper}${endpoint.replace('log(', 'const store = 1; log(store, ')}`],
  ['the store belongs to an object', `export class Auth {\n  #store = new AsyncLocalStorage();\n  who() { return this.#store.getStore(); }\n  async all(request) {\n    const requireAuth = async () => {\n      const user = await verify(request);\n      this.#store.enterWith(user);\n      return user;\n    };\n    const user = await requireAuth();\n    log(user, this.who());\n  }\n}\n`],
  ['the store belongs to a call', `export function make() {\n  const own = new AsyncLocalStorage();\n  async function requireAuth(request) {\n    const user = await verify(request);\n    own.enterWith(user);\n    return user;\n  }\n  return async (request) => {\n    const user = await requireAuth(request);\n    log(user, own.getStore());\n  };\n}\n`],
  ['nobody is seen to look, and more comes after the block', `${helper.replaceAll('store', 'other')}const other = new AsyncLocalStorage();\nexport { other };\napp.get('/', async (request) => {\n  if (request.id) {\n    const user = await requireAuth(request);\n    log(user);\n  }\n  log();\n});\n`],
  ['nobody calls it', helper],
];

it.each(moved)('$name', ({ code, becomes }) => {
  expect(applied(head + code)).toBe(head + becomes);
});

it.each(withheld)('is withheld: %s', (_, code) => {
  expect(applied(head + code)).toBeNull();
});

describe('where nobody is seen to look', () => {
  it('is offered when the rest of each caller is the rest of its function', () => {
    const code = `${head}export const other = new AsyncLocalStorage();\n${helper.replace('store', 'other')}${endpoint}`;
    expect(applied(code)).toContain('  other.run(user, () => {\n    log(may(user));\n  });\n');
  });
});

it('mends the trace of the note', async () => {
  const { readFileSync } = await import('node:fs');
  const output = applied(readFileSync(new URL('../trace/typescript/note/broken.ts', import.meta.url), 'utf8'));
  expect(output).toContain(`  const user = await requireAuth(request);
  return currentUser.run(user, () => {
    if (user.isAdmin) return { id: request.params.id };
`);
  expect(output).not.toContain('enterWith');
});
