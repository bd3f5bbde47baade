/** `no-lost-write` where a scope of the store is opened around a function that does nothing: what was to see the value comes after. */
import rule from '../../rules/no-lost-write.js';
import { als } from './lost-write.js';
import { testRule, type Report } from './tester.js';

const idle = (write: string, isReturned: boolean, by = ''): Report => ({
  messageId: 'idle',
  data: {
    write, by, consequence: `what ${isReturned ? 'goes on when this returns' : 'follows'} does not find it`,
    repair: isReturned ? 'Bind where that is called from, as a middleware does around `next()`.' : 'Do what needs the value inside that function.',
  },
});

const guard = (body: string): string => `${als}const bound = (user, work) => currentUser.run(user, work);
export class Guard {
  canActivate(context) {
    const user = context.user;
    ${body}
  }
}
`;
const middleware = (body: string, first = ''): string => `${als}${first}export function middleware(request, response, next) {
  ${body}
}
`;

testRule('no-lost-write', rule, [
  {
    name: 'a middleware that goes on behind it',
    wrong: middleware('«currentUser.run(request.user, () => {})»;\n  next();'),
    reports: [idle('currentUser.run()', false)],
    right: [
      middleware('currentUser.run(request.user, () => next());'),
      middleware('currentUser.run(request.user, next);\n  next();'),
      middleware('currentUser.run(request.user, () => { request.isBound = true; });\n  next();'),
      // Nothing follows, so nobody is seen to look for it.
      middleware('currentUser.run(request.user, () => {});'),
      // Whoever warms a store up binds nobody.
      middleware('currentUser.run({}, () => {});\n  next();'), middleware('currentUser.run(undefined, () => {});\n  next();'), middleware("currentUser.run('warm', () => {});\n  next();"),
      // It binds nothing at all.
      middleware('currentUser.exit(() => {});\n  next();'),
    ],
  },
  {
    name: 'a guard that answers from inside, by way of a function that opens the scope',
    wrong: guard('return «bound(user, () => true)»;'),
    reports: [idle('bound()', true, '(-> `currentUser.run`, line 3) ')],
    right: [guard('return bound(user, () => this.allows(user));'), guard('return this.check(user, () => true);'), guard('return bound(user, function* () { yield 1; });'), guard('const answer = bound(user, () => true);\n    return answer;')],
  },
  {
    name: 'an object with something in it, in an async function, by a function of several names',
    wrong: middleware('return «within({ user: request.user }, async () => request)»;', 'function within(value, work) { return currentUser.run(value, work); }\n'),
    reports: [idle('within()', true, '(-> `currentUser.run`, line 3) ')],
    right: [
      middleware('return within({ user: request.user }, async () => request);', 'function within(value, work) { prepare(work); return currentUser.run(value, work); }\n'),
      middleware('return within({ user: request.user }, async () => request);', 'function within(value, work) { return currentUser.run(value, other); }\n'),
      middleware('return within({ user: request.user }, async () => request);', 'function within(value, work) { return work(); }\n'),
      middleware('return within({ user: request.user }, async () => request);', 'const within = process.env.A ? (value, work) => currentUser.run(value, work) : (value, work) => work();\n'),
    ],
  },
], [
  { name: 'what tries a scope out', code: `${als}it('ends', () => {\n  const user = load();\n  currentUser.run(user, () => {});\n  expect(currentUser.getStore()).toBe(undefined);\n});\n` },
  { name: 'a script', code: `${als}const user = load();\ncurrentUser.run(user, () => {});\nstart();\n` },
  { name: 'other calls with such a function', code: `${als}export function later(task, delay) {\n  setTimeout(() => {}, delay);\n  task.on(delay, () => true);\n  return currentUser.run(task, () => task.start());\n}\n` },
]);
