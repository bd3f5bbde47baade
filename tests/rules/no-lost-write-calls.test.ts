/** `no-lost-write` follows calls within a file, in whatever way a function is reached. */
import rule from '../../rules/no-lost-write.js';
import { als, lost } from './lost-write.js';
import { testRule } from './tester.js';

testRule('no-lost-write', rule, [
  {
    name: 'a function declaration',
    wrong: `${als}function bind(user) {
  currentUser.enterWith(user);
}
export async function open(request) {
  «bind(await verify(request))»;
}
`,
    reports: [lost('bind()', '(-> `currentUser.enterWith`, line 4) runs after the `await` on line 7', 'it does not propagate back to the caller of `open`', "Return the value and pass it on, or run the caller's work inside `currentUser.run(…)`.")],
    right: `${als}function bind(user) {
  return user;
}
export async function open(request) {
  bind(await verify(request));
}
`,
  },
  {
    name: 'a function expression, under another name',
    wrong: `${als}const bind = function (user) {
  currentUser.enterWith(user);
};
const set = bind;
export async function open(request) {
  «set(await verify(request))»;
}
`,
    reports: [lost('set()', '(-> `currentUser.enterWith`, line 4) runs after the `await` on line 8', 'it does not propagate back to the caller of `open`', "Return the value and pass it on, or run the caller's work inside `currentUser.run(…)`.")],
    right: `${als}const bind = function (user) {
  currentUser.enterWith(user);
};
const set = bind;
export async function open(request) {
  set(verify(request));
}
`,
  },
  {
    name: 'a method of a class',
    wrong: `${als}class Auth {
  bind(user) {
    currentUser.enterWith(user);
  }
  async open(request) {
    «this.bind(await verify(request))»;
  }
}
export const auth = new Auth();
`,
    reports: [lost('this.bind()', '(-> `currentUser.enterWith`, line 5) runs after the `await` on line 8', 'it does not propagate back to the caller of `open`', "Return the value and pass it on, or run the caller's work inside `currentUser.run(…)`.")],
    right: `${als}class Auth {
  bind(user) {
    currentUser.enterWith(user);
  }
  async open(request) {
    this.bind(verify(request));
  }
}
export const auth = new Auth();
`,
  },
  {
    name: 'an inherited method',
    wrong: `${als}class Base {
  bind(user) {
    currentUser.enterWith(user);
  }
}
class Auth extends Base {
  async open(request) {
    «super.bind(await verify(request))»;
  }
}
export const auth = new Auth();
`,
    reports: [lost('super.bind()', '(-> `currentUser.enterWith`, line 5) runs after the `await` on line 10', 'it does not propagate back to the caller of `open`', "Return the value and pass it on, or run the caller's work inside `currentUser.run(…)`.")],
    right: `${als}class Base {
  bind(user) {
    currentUser.enterWith(user);
  }
}
class Auth extends Base {
  bind(user) {
    return user;
  }
  async open(request) {
    this.bind(await verify(request));
  }
}
export const auth = new Auth();
`,
  },
  {
    name: 'a static method',
    wrong: `${als}class RequestContext {
  static set(user) {
    currentUser.enterWith(user);
  }
}
export async function open(request) {
  «RequestContext.set(await verify(request))»;
}
`,
    reports: [lost('RequestContext.set()', '(-> `currentUser.enterWith`, line 5) runs after the `await` on line 9', 'it does not propagate back to the caller of `open`', "Return the value and pass it on, or run the caller's work inside `currentUser.run(…)`.")],
    right: `${als}class RequestContext {
  static set(user) {
    currentUser.enterWith(user);
  }
}
export async function open(request) {
  RequestContext.set(verify(request));
}
`,
  },
  {
    name: 'a constructor',
    wrong: `${als}class Session {
  constructor(user) {
    currentUser.enterWith(user);
  }
}
export async function open(request) {
  await null;
  «new Session(request.user)»;
}
`,
    reports: [lost('new Session()', '(-> `currentUser.enterWith`, line 5) runs after the `await` on line 9', 'it does not propagate back to the caller of `open`', "Return the value and pass it on, or run the caller's work inside `currentUser.run(…)`.")],
    right: `${als}class Session {
  constructor(user) {
    currentUser.enterWith(user);
  }
}
export async function open(request) {
  new Session(request.user);
  await null;
}
`,
  },
  {
    name: 'a setter',
    wrong: `${als}const context = {
  set user(user) {
    currentUser.enterWith(user);
  },
};
export async function open(request) {
  await null;
  «context.user» = request.user;
}
`,
    reports: [lost('context.user = …', '(-> `currentUser.enterWith`, line 5) runs after the `await` on line 9', 'it does not propagate back to the caller of `open`', "Return the value and pass it on, or run the caller's work inside `currentUser.run(…)`.")],
    right: `${als}const context = {
  set user(user) {
    currentUser.enterWith(user);
  },
};
export async function open(request) {
  context.user = request.user;
  await null;
}
`,
  },
  {
    name: 'a getter',
    wrong: `${als}const context = {
  get entered() {
    return currentUser.enterWith('somebody');
  },
};
export async function open() {
  await null;
  return «context.entered»;
}
`,
    reports: [lost('context.entered', '(-> `currentUser.enterWith`, line 5) runs after the `await` on line 9', 'it does not propagate back to the caller of `open`', "Return the value and pass it on, or run the caller's work inside `currentUser.run(…)`.")],
    right: `${als}const context = {
  get entered() {
    return currentUser.enterWith('somebody');
  },
};
export async function open() {
  return context.entered;
}
`,
  },
  {
    name: 'a member of an object',
    wrong: `${als}const context = { set: (user) => currentUser.enterWith(user) };
export async function open(request) {
  «context.set(await verify(request))»;
}
`,
    reports: [lost('context.set()', '(-> `currentUser.enterWith`, line 3) runs after the `await` on line 5', 'it does not propagate back to the caller of `open`', "Return the value and pass it on, or run the caller's work inside `currentUser.run(…)`.")],
    right: `${als}const context = { set: (user) => currentUser.enterWith(user) };
export async function open(request) {
  context.set(verify(request));
}
`,
  },
  {
    name: 'a function that a function gives',
    wrong: `${als}const binder = (user) => () => currentUser.enterWith(user);
export async function open(request) {
  const bind = binder(request.user);
  await null;
  «bind()»;
}
`,
    reports: [lost('bind()', '(-> `currentUser.enterWith`, line 3) runs after the `await` on line 6', 'it does not propagate back to the caller of `open`', "Return the value and pass it on, or run the caller's work inside `currentUser.run(…)`.")],
    right: `${als}const binder = (user) => () => currentUser.enterWith(user);
export async function open(request) {
  const bind = binder(request.user);
  bind();
  await null;
}
`,
  },
  {
    name: 'the default of a parameter',
    wrong: `${als}async function open(request, bind = (user) => «currentUser.enterWith(user)») {
  bind(await verify(request));
}
export const first = (request) => open(request);
`,
    reports: [lost('currentUser.enterWith()', 'runs after the `await` on line 4', 'it does not propagate back to the caller of `open`', "Return `user` and pass it on, or run the caller's work inside `currentUser.run(user, …)`.")],
    right: `${als}async function open(request, bind = (user) => currentUser.enterWith(user)) {
  bind(verify(request));
}
export const first = (request) => open(request);
`,
  },
  {
    name: 'one of two functions',
    wrong: `${als}const strict = (user) => currentUser.enterWith(user);
const lax = (user) => currentUser.enterWith(user ?? 'nobody');
export async function open(request) {
  const bind = request.strict ? strict : lax;
  «bind(await verify(request))»;
}
`,
    reports: [lost('bind()', '(-> `currentUser.enterWith`, line 3) runs after the `await` on line 7', 'it does not propagate back to the caller of `open`', "Return the value and pass it on, or run the caller's work inside `currentUser.run(…)`.")],
    right: `${als}const strict = (user) => currentUser.enterWith(user);
const lax = (user) => currentUser.enterWith(user ?? 'nobody');
export async function open(request) {
  const bind = request.strict ? strict : lax;
  bind(verify(request));
}
`,
  },
  {
    name: 'calls that are awaited together',
    wrong: `${als}async function bind(request) {
  await null;
  «currentUser.enterWith(request.user)»;
}
export async function open(request) {
  await Promise.all([bind(request), null]);
  return currentUser.getStore();
}
`,
    reports: [lost('currentUser.enterWith()', 'runs after the `await` on line 4', 'it does not propagate back to the caller of `bind`: `currentUser.getStore` (line 9) still reads the old value', "Return the value and pass it on, or run the caller's work inside `currentUser.run(…)`.")],
    right: `${als}async function bind(request) {
  currentUser.enterWith(request.user);
}
export async function open(request) {
  await Promise.all([bind(request), null]);
  return currentUser.getStore();
}
`,
  },
  {
    name: 'functions that call each other',
    wrong: `${als}async function even(n) {
  await null;
  if (n === 0) «currentUser.enterWith('somebody')»;
  else await odd(n - 1);
}
async function odd(n) {
  await even(n - 1);
}
export async function open() {
  await even(4);
  return currentUser.getStore();
}
`,
    reports: [lost('currentUser.enterWith()', 'runs after the `await` on line 4', 'it does not propagate back to the caller of `even`: `currentUser.getStore` (line 13) still reads the old value', "Return the value and pass it on, or run the caller's work inside `currentUser.run(…)`.")],
    right: `${als}async function even(n) {
  if (n === 0) currentUser.enterWith('somebody');
  else await odd(n - 1);
}
async function odd(n) {
  await even(n - 1);
}
export async function open() {
  await even(4);
  return currentUser.getStore();
}
`,
  },
  {
    name: 'an async function that is called at once',
    wrong: `${als}export async function open(request) {
  await (async () => {
    await null;
    «currentUser.enterWith(request.user)»;
  })();
  return currentUser.getStore();
}
`,
    reports: [lost('currentUser.enterWith()', 'runs after the `await` on line 5', 'it does not propagate back to the caller of this function: `currentUser.getStore` (line 8) still reads the old value', "Return the value and pass it on, or run the caller's work inside `currentUser.run(…)`.")],
    right: `${als}export async function open(request) {
  await (async () => {
    currentUser.enterWith(request.user);
    await null;
  })();
  return currentUser.getStore();
}
`,
  },
  {
    name: 'through call and apply',
    wrong: `${als}function bind(user) {
  currentUser.enterWith(user);
}
export async function open(request) {
  «bind.call(null, await verify(request))»;
}
`,
    reports: [lost('bind.call()', '(-> `currentUser.enterWith`, line 4) runs after the `await` on line 7', 'it does not propagate back to the caller of `open`', "Return the value and pass it on, or run the caller's work inside `currentUser.run(…)`.")],
    right: `${als}function bind(user) {
  currentUser.enterWith(user);
}
export async function open(request) {
  bind.apply(null, [verify(request)]);
}
`,
  },
  {
    name: 'a chain of setters',
    wrong: `${als}const set = (user) => currentUser.enterWith(user);
const setUser = (user) => set(user);
const login = (user) => setUser(user);
export async function open(request) {
  «login(await verify(request))»;
}
`,
    reports: [lost('login()', '(-> `setUser`, line 5 -> `set`, line 4 -> `currentUser.enterWith`, line 3) runs after the `await` on line 7', 'it does not propagate back to the caller of `open`', "Return the value and pass it on, or run the caller's work inside `currentUser.run(…)`.")],
    right: `${als}const set = (user) => currentUser.enterWith(user);
const setUser = (user) => set(user);
const login = (user) => setUser(user);
export async function open(request) {
  login(verify(request));
}
`,
  },
  {
    name: 'the same setter, right from one caller and lost from another',
    wrong: `${als}function bind(user) {
  currentUser.enterWith(user);
}
export async function first(request) {
  bind(request.user);
  await null;
}
export async function second(request) {
  await null;
  «bind(request.user)»;
}
`,
    reports: [lost('bind()', '(-> `currentUser.enterWith`, line 4) runs after the `await` on line 11', 'it does not propagate back to the caller of `second`', "Return the value and pass it on, or run the caller's work inside `currentUser.run(…)`.")],
    right: `${als}function bind(user) {
  currentUser.enterWith(user);
}
export async function first(request) {
  bind(request.user);
  await null;
}
export async function second(request) {
  bind(request.user);
}
`,
  },
  {
    name: 'setters of this, of the global object and of what a call gives',
    wrong: `${als}class Context {
  set user(user) {
    currentUser.enterWith(user);
  }
  async open(request) {
    await null;
    «this.user» = request.user;
  }
}
globalThis.context = new Context();
export const context = () => new Context();
export async function open(request) {
  await null;
  globalThis.context.user = request.user;
  «context().user» = request.user;
}
`,
    reports: [lost('this.user = …', '(-> `currentUser.enterWith`, line 5) runs after the `await` on line 8', 'it does not propagate back to the caller of `open`', "Return the value and pass it on, or run the caller's work inside `currentUser.run(…)`."), lost('user = …', '(-> `currentUser.enterWith`, line 5) runs after the `await` on line 15', 'it does not propagate back to the caller of `open`', "Return the value and pass it on, or run the caller's work inside `currentUser.run(…)`.")],
    right: `${als}class Context {
  set user(user) {
    currentUser.enterWith(user);
  }
  async open(request) {
    this.user = request.user;
  }
}
globalThis.context = new Context();
export const context = () => new Context();
export async function open(request) {
  globalThis.context.user = request.user;
  context().user = request.user;
  await null;
}
`,
  },
]);
