import rule from '../../rules/prefer-run.js';
import { testRule, type Report } from './tester.js';

const start = "import { AsyncLocalStorage } from 'node:async_hooks';\nconst user = new AsyncLocalStorage();\n";
const prefer = (output?: string, write = 'user.enterWith', run = 'user.run(…)'): Report => ({
  messageId: 'preferRun', data: { write, run }, ...(output === undefined ? {} : { suggestions: [{ messageId: 'runInstead', data: { run }, output }] }),
});

testRule('prefer-run', rule, [
  {
    name: 'a middleware',
    wrong: `${start}export function identify(req, res, next) {\n  «user.enterWith(req.user)»;\n  next();\n}\n`,
    reports: [prefer(`${start}export function identify(req, res, next) {\n  user.run(req.user, () => {\n    next();\n  });\n}\n`)],
    right: `${start}export function identify(req, res, next) {\n  user.run(req.user, () => {\n    next();\n  });\n}\n`,
  },
  {
    name: 'a setter has nothing to wrap',
    wrong: `${start}export const setUser = (value) => «user.enterWith(value)»;\n`,
    reports: [prefer()],
    right: `${start}export const withUser = (value, work) => user.run(value, work);\n`,
  },
  {
    name: 'what follows does not tell for whom the value is meant',
    wrong: `${start}export function setUser(value) {\n  «user.enterWith(value)»;\n  console.log(value);\n}\n`,
    reports: [prefer()],
    right: `${start}export function withUser(value, work) {\n  console.log(value);\n  return user.run(value, work);\n}\n`,
  },
  {
    name: 'a bracket: what it ends with is its end',
    wrong: `${start}export function as(value, work) {\n  const before = user.getStore();\n  «user.enterWith(value)»;\n  try { return work(); } finally { user.enterWith(before); }\n}\n`,
    reports: [prefer()],
    right: `${start}export function leave() {\n  user.enterWith(undefined);\n  user.disable();\n}\n`,
  },
], [
  { name: 'the same name of something else', code: "import { user } from './own.js';\nuser.enterWith(1);\n" },
]);
