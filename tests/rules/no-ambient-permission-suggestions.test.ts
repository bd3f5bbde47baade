/** Where a helper of the file can be told whom it decides for, and where that is left to its author. */
import rule from '../../rules/no-ambient-permission.js';
import { testRule, type Pair, type Report } from './tester.js';

const head = "import { AsyncLocalStorage } from 'node:async_hooks';\nconst currentUser = new AsyncLocalStorage();\n";
const repair = 'Take the user as a parameter, and read it where the request comes in.';

interface Says { readonly chain?: string; readonly line?: number; readonly output?: string; readonly who?: string; readonly parameter?: string }

function report({ chain = 'currentUser.getStore()', line = 4, output, who = 'user', parameter = who }: Says): Report {
  return {
    messageId: 'directRead', data: { name: 'canRead', chain: `\`${chain}\` (line ${line})`, who, repair: repair.replace('user', who) },
    ...(output === undefined ? {} : { suggestions: [{ messageId: 'threadParameter', data: { callee: 'canRead', parameter }, output }] }),
  };
}

const helper = (body = '  return currentUser.getStore().id === id;', parameters = 'id'): string => `function «canRead»(${parameters}) {\n${body}\n}\n`;
const told = `${head}function canRead(id, user) {\n  return user.id === id;\n}\n`;
const endpoint = (call: string, parameters = 'request'): string => `app.get('/:id', async (${parameters}) => ${call});\n`;

/** Nothing is offered for `wrong`. */
const kept = (name: string, wrong: string, says: Says = {}): Pair => ({ name, wrong, reports: [report(says)], right: `// Instead of ${name}.\n${told}${endpoint('canRead(request.id, currentUser.getStore())')}` });

testRule('no-ambient-permission suggestions', rule, [
  {
    name: 'entry points read, and pass it on',
    wrong: `${head}${helper()}${endpoint('canRead(request.id)')}${endpoint('canRead(request.name) || canRead(0)')}`,
    reports: [report({ output: `${told}${endpoint('canRead(request.id, currentUser.getStore())')}${endpoint('canRead(request.name, currentUser.getStore()) || canRead(0, currentUser.getStore())')}` })],
    right: `${told}${endpoint('canRead(request.id, currentUser.getStore())')}`,
  },
  {
    name: 'the local of the name goes',
    wrong: `${head}${helper('  const user = currentUser.getStore();\n  return user.id === id;')}${endpoint('canRead(request.id)')}`,
    reports: [report({ output: `${told}${endpoint('canRead(request.id, currentUser.getStore())')}` })],
    right: `// The local of the name goes.\n${told}${endpoint('canRead(request.id, currentUser.getStore())')}`,
  },
  {
    name: 'what is waited for is waited for where it is read',
    wrong: `import { auth } from '@clerk/nextjs/server';\nasync function «canRead»(id) {\n  return (await auth()).userId === id;\n}\n${endpoint('await canRead(request.id)')}`,
    reports: [report({
      chain: 'auth()', line: 3, who: 'session',
      output: `import { auth } from '@clerk/nextjs/server';\nasync function canRead(id, session) {\n  return (session).userId === id;\n}\n${endpoint('await canRead(request.id, await auth())')}`,
    })],
    right: `import { auth } from '@clerk/nextjs/server';\nasync function canRead(id, session) {\n  return (session).userId === id;\n}\n${endpoint('await canRead(request.id, await auth())')}`,
  },
  {
    name: 'with its type',
    filename: 'file.ts',
    wrong: `${head.replace('Storage();', 'Storage<User>();')}const canRead = «(id: number): boolean => »currentUser.getStore()?.id === id;\n${endpoint('canRead(request.id)')}`,
    reports: [report({ line: 3, output: `${head.replace('Storage();', 'Storage<User>();')}const canRead = (id: number, user: User | undefined): boolean => user?.id === id;\n${endpoint('canRead(request.id, currentUser.getStore())')}` })],
    right: `${head.replace('Storage();', 'Storage<User>();')}const canRead = (id: number, user: User | undefined): boolean => user?.id === id;\n${endpoint('canRead(request.id, currentUser.getStore())')}`,
  },
  kept('a helper that nobody calls', `${head}${helper()}`),
  kept('an exported helper', `${head}export ${helper()}${endpoint('canRead(request.id)')}`),
  kept('a caller that is no entry point', `${head}${helper()}${endpoint('canRead(request.id)')}export function purge(id) { if (canRead(id)) remove(id); }`),
  kept('another store of the name', `${head.replaceAll('currentUser', 'users')}${helper('  return users.getStore().user.id === id;')}${endpoint('{\n  const users = request.store;\n  return canRead(request.id);\n}')}`, { chain: 'users.getStore()' }),
  kept('a store that only the helper has', `import { AsyncLocalStorage } from 'node:async_hooks';\n${helper('  const currentUser = new AsyncLocalStorage();\n  return currentUser.getStore().id === id;')}${endpoint('canRead(request.id)')}`),
  kept('an entry point that cannot wait', `import { auth } from '@clerk/nextjs/server';\nasync function «canRead»(id) {\n  return (await auth()).userId === id;\n}\napp.get('/:id', (request) => canRead(request.id));`, { chain: 'auth()', line: 3, who: 'session' }),
  kept('two different reads', `${head}${helper('  return currentUser.getStore().id === id || currentUser.getStore(1).name === id;')}${endpoint('canRead(request.id)')}`),
  kept('a comment in the read', `${head}${helper('  return currentUser./* now */getStore().id === id;')}${endpoint('canRead(request.id)')}`, { chain: 'currentUser./* now */getStore()' }),
]);
