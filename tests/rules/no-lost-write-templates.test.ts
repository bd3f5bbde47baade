/** `no-lost-write` in a template literal that holds a whole module: `checkTemplates`. */
import rule from '../../rules/no-lost-write.js';
import { confined, lost } from './lost-write.js';
import { testRule } from './tester.js';

const options = [{ checkTemplates: true }];
const REPAIR = "Return the value and pass it on, or run the caller's work inside `currentUser.run(…)`.";

function isLost(line: number, name = 'requireAuth', repair = REPAIR) {
  return lost('currentUser.enterWith()', `runs after the \`await\` on line ${line}`, `it does not propagate back to the caller of \`${name}\``, repair);
}

/** A module that loses what it binds, or that returns it. `\`` and `${` are escaped, as they are in a template. */
function moduleOf(bind: string, rest = ''): string {
  return `import { AsyncLocalStorage } from 'node:async_hooks';
export const currentUser = new AsyncLocalStorage();
export async function requireAuth(request) {
  await request.load();
  ${bind}
}
${rest}`;
}

const [NAME, FROM] = ['${name}', '${from}'];
const WRONG = moduleOf('«currentUser.enterWith(request.user)»;');
const RIGHT = moduleOf('return request.user;');

testRule('no-lost-write', rule, [
  { name: 'in a variable', options, wrong: `export const SERVER = \`${WRONG}\`;`, reports: [isLost(4)], right: `export const SERVER = \`${RIGHT}\`;` },
  { name: 'not without the option', wrong: `export const SERVER = \`${moduleOf('currentUser.enterWith(request.user);')}\`;\n${WRONG}`, reports: [isLost(11)], right: `export const SERVER = \`${moduleOf('currentUser.enterWith(request.user);')}\`;` },
  { name: 'what a function gives', options, wrong: `export function server() {\n  return \`${WRONG}\`;\n}`, reports: [isLost(5)], right: `export function server() {\n  return \`${RIGHT}\`;\n}` },
  { name: 'what an arrow function gives', options, wrong: `export const server = () => \`${WRONG}\`;`, reports: [isLost(4)], right: `export const server = () => \`${RIGHT}\`;` },
  { name: 'what a module exports', options, wrong: `export default \`${WRONG}\`;`, reports: [isLost(4)], right: `export default \`${RIGHT}\`;` },
  {
    name: 'an example among others, as tests and pages have them, is nothing that is written somewhere', options,
    wrong: `show(\`${moduleOf('currentUser.enterWith(request.user);')}\`);\nexport const cases = [\`${moduleOf('currentUser.enterWith(request.user);')}\`], own = \`${WRONG}\`;`, reports: [isLost(17)],
    right: `export const cases = [{ code: \`${moduleOf('currentUser.enterWith(request.user);')}\` }];`,
  },
  {
    name: 'what is escaped in the literal is none in the code', options,
    wrong: `export const SERVER = \`${moduleOf('const name = \\`user ${request.user}\\`.split(/<\\\\/b>|\\\\n/).join(\'\\\\n\');\n  «currentUser.enterWith(name)»;').replaceAll('${', '\\${')}\`;`,
    reports: [isLost(4, 'requireAuth', "Return `name` and pass it on, or run the caller's work inside `currentUser.run(name, …)`.")],
    right: `export const SERVER = \`${moduleOf('return \\`user ${request.user}\\`;').replaceAll('${', '\\${')}\`;`,
  },
  {
    name: 'a line end that is written as such', options,
    wrong: "export const SERVER = `import { AsyncLocalStorage } from 'node:async_hooks'\\nexport const currentUser = new AsyncLocalStorage()\\nexport async function bind(load) {\\n  await load()\\n  «currentUser.enterWith(1)»\\n}`;",
    reports: [isLost(1, 'bind')],
    right: "export const SERVER = `import { AsyncLocalStorage } from 'node:async_hooks'\\nexport const currentUser = new AsyncLocalStorage()\\nexport async function bind(load) {\\n  currentUser.enterWith(1)\\n  await load()\\n}`;",
  },
  {
    name: 'what is filled in may be a part of a name, of a string, or an expression', options,
    wrong: `export const server = (from, name) => \`import load${NAME} from '${FROM}';\n${WRONG.replace('request.load()', `load${NAME}(\${JSON.stringify(\n    { from })})`)}\`;`,
    reports: [isLost(5)],
    right: `export const server = (from, name) => \`import load${NAME} from '${FROM}';\n${RIGHT}\`;`,
  },
  {
    name: 'statements that are filled in may look for the value', options,
    wrong: `export const server = (name) => \`${moduleOf(`«currentUser.enterWith(request.user)»;\n  String(${NAME});`)}\`;`,
    reports: [isLost(4)],
    right: [`«currentUser.enterWith(request.user);\n  ${NAME}`, `${NAME};`, `return ${NAME}; }\n${NAME}\n{`].map((body) => `export const server = (name) => \`${moduleOf(body)}\`;`.replace('«', '')),
  },
  {
    name: 'what the code around the literal does is done elsewhere', options,
    wrong: `import { currentUser } from './context.js';\nimport { AsyncLocalStorage } from 'node:async_hooks';\nexport const own = currentUser.getStore(), SERVER = \`${WRONG}\`;`, reports: [isLost(6)],
    // The store is that of another file, which nobody has.
    right: `export const SERVER = \`import { currentUser } from './async_hooks.js';\nexport async function requireAuth(request) {\n  await request.load();\n  currentUser.enterWith(request.user);\n}\`;`,
  },
  {
    name: 'what is seen inside, with the other option', options: [{ checkConfined: true, checkTemplates: true }],
    wrong: `export const SERVER = \`${moduleOf('«currentUser.enterWith(request.user)»;\n  await show();', 'function show() { console.log(currentUser.getStore()); }\nexport const answer = async (request) => { await requireAuth(request); };\n')}\`;`,
    reports: [confined('currentUser.enterWith()', 'runs after the `await` on line 4', 'the value is seen in `requireAuth` only, and does not propagate back to its caller', 'Say so with `currentUser.run(…)` around the code that needs it.')],
    right: `export const SERVER = \`${moduleOf('await currentUser.run(request.user, () => show());', 'function show() { console.log(currentUser.getStore()); }\n')}\`;`,
  },
], [
  { name: 'what does not parse', options, code: `export const SERVER = \`${moduleOf('currentUser.enterWith(request.user;')}\`;` },
  { name: 'text that speaks of a store', options, code: 'export const HELP = `AsyncLocalStorage keeps a value. await it, then call enterWith(value).`;' },
]);
