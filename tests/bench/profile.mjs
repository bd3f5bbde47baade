/** In which part of the plugin the time goes. For `lint.mjs`. */
import { Session } from 'node:inspector/promises';

/** The parts of the plugin, by the paths of its files: the first that fits. */
const PARTS = [
  [/\/project\/parse\.js$/, 'parse'], [/\/project\/(?:resolve|source|landscape)\.js$/, 'resolve'], [/\/(?:javascript|outline)\//, 'outline'],
  [/\/project\/|\/flow\/names\.js$/, 'find files and names'], [/\/flow\/(?:program|tables|lazy|move)\.js$/, 'link'], [/\/flow\/(?:verdicts|readers)\.js$|\/rules\//, 'report'],
  [/\/flow\//, 'follow'], [/\/permission\//, 'permissions'], [/\/catalog\//, 'look up in the catalog'], [/./, 'other'],
];
const OWN = new URL('../../dist/', import.meta.url).href;

/** Begins to measure; what it gives ends that, and tells each part's share of the whole time. */
export async function startProfile() {
  const session = new Session();
  session.connect();
  await session.post('Profiler.enable');
  await session.post('Profiler.start');
  return async () => partsOf((await session.post('Profiler.stop')).profile);
}

/** Of its own functions, and of what they call outside of the plugin. */
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
