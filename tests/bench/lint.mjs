/**
 * Lints one folder in a process of its own and prints what that took, as JSON. For `bench.mjs`.
 *
 *     node lint.mjs <folder> none|recommended|strict|'no rule, Python'|python|python-strict [where]
 *
 * With `where`, it also prints in which part of the plugin the time goes. That costs time itself.
 */
import { ESLint } from 'eslint';
import parser from '@typescript-eslint/parser';
import { Session } from 'node:inspector/promises';

/** The parts of the plugin, by the paths of its files: the first that fits. */
const PARTS = [
  [/\/project\/parse\.js$/, 'parse'], [/\/project\/(?:resolve|source|landscape)\.js$/, 'resolve'], [/\/(?:javascript|outline)\//, 'outline'],
  [/\/project\/|\/flow\/names\.js$/, 'find files and names'], [/\/flow\/(?:program|move)\.js$/, 'link'], [/\/flow\/(?:verdicts|readers)\.js$|\/rules\//, 'report'],
  [/\/flow\//, 'follow'], [/\/permission\//, 'permissions'], [/\/catalog\//, 'look up in the catalog'], [/./, 'other'],
];
const OWN = new URL('../../dist/', import.meta.url).href;

const [folder, preset, where] = process.argv.slice(2);
const isPython = /python/i.test(preset);
const files = isPython ? ['**/*.py'] : ['**/*.{js,mjs,cjs,jsx,ts,mts,cts,tsx}'];
const configs = await configsOf(preset);
const eslint = new ESLint({
  cwd: folder, overrideConfigFile: true, allowInlineConfig: false, errorOnUnmatchedPattern: false,
  overrideConfig: [
    { ignores: ['**/node_modules/**', '**/dist/**', '**/build/**', '**/.next/**'] },
    ...(isPython ? [] : [{ files, languageOptions: { parser, ecmaVersion: 'latest', sourceType: 'module', parserOptions: { ecmaFeatures: { jsx: true } } } }]),
    { linterOptions: { reportUnusedDisableDirectives: 'off' } },
    ...configs,
  ],
});

const session = where === undefined ? undefined : await startProfile();
const [before, start] = [process.cpuUsage(), performance.now()];
const results = await eslint.lintFiles(files);
const wall = performance.now() - start;
const { user, system } = process.cpuUsage(before);
console.log(JSON.stringify({
  files: results.length, reports: results.reduce((sum, { messages }) => sum + messages.length, 0),
  cpu: (user + system) / 1000, wall, memory: process.resourceUsage().maxRSS / 1024,
  ...(session === undefined ? {} : { where: partsOf((await session.post('Profiler.stop')).profile) }),
}));

/** Without a rule JavaScript needs nothing of the plugin, and Python its language. */
async function configsOf(name) {
  if (name === 'none') return [];
  const { configs } = (await import('../../dist/src/index.js')).default;
  if (name === 'no rule, Python') return [configs.python].flat().map((config) => ({ ...config, rules: {} }));
  return [configs[name]].flat().map((config) => (isPython ? config : { ...config, files: config.files ?? files }));
}

async function startProfile() {
  const opened = new Session();
  opened.connect();
  await opened.post('Profiler.enable');
  await opened.post('Profiler.start');
  return opened;
}

/** Share of each part of the plugin in the whole time: of its own functions, and of what they call outside of the plugin. */
function partsOf({ nodes, samples, timeDeltas }) {
  const parents = new Map(nodes.flatMap(({ id, children = [] }) => children.map((child) => [child, id])));
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const known = new Map();
  const partOf = (id) => {
    if (id === undefined) return undefined;
    if (!known.has(id)) known.set(id, ownPart(byId.get(id).callFrame) ?? partOf(parents.get(id)));
    return known.get(id);
  };
  const times = new Map();
  let all = 0;
  samples.forEach((id, i) => {
    const name = byId.get(id).callFrame.functionName === '(garbage collector)' ? 'garbage collection (of all)' : partOf(id);
    all += timeDeltas[i];
    if (name !== undefined) times.set(name, (times.get(name) ?? 0) + timeDeltas[i]);
  });
  return Object.fromEntries([...times].sort((a, b) => b[1] - a[1]).map(([name, time]) => [name, time / all]));
}

function ownPart({ url }) {
  const href = url.startsWith('/') ? `file://${url}` : url;
  return href.startsWith(OWN) ? PARTS.find(([pattern]) => pattern.test(href))[1] : undefined;
}
