// What follows from the kind of a crossing of Python: does the function see what its caller has bound, and does what it binds stay?
const KINDS = { inline: [true, true], copy: [true, false], bare: [false, false], isolate: [false, false] };
const PROOFS = 'tests/proofs/python/proofs.py';

/** Names of the modules that come with Python. */
const STANDARD = /^(?:asyncio|contextvars|threading|concurrent\.futures|multiprocessing)\b/;

/** Entries of one line of the catalog: a proof of one is a proof of all. */
const lineOf = ({ kind, why, callback, plainOnly }) => JSON.stringify([kind, why, callback, plainOnly]);

/**
 * @param entries the catalog
 * @param found what the proofs printed
 * @returns a sentence for each proof that the catalog does not agree with, or does not know, and for each line without a proof
 */
export function disagreements(entries, found, { version, standardOnly }) {
  const crossings = entries.filter(({ role, source, unfollowed }) => role === 'crossing' && source === PROOFS && unfollowed !== true);
  const problems = [];
  const proved = new Set();
  for (const { module, paths, seen, stays } of found) {
    for (const name of paths) {
      const entry = crossings.find((one) => one.module === module && one.path === name.replace(/ of an async def$/, ''));
      if (entry === undefined) {
        problems.push(`${module} ${name}: the catalog does not name this proof`);
        continue;
      }
      proved.add(lineOf(entry));
      // What is to be awaited does not cross it.
      const [sees, keeps] = KINDS[name.endsWith('of an async def') && entry.plainOnly === true ? 'inline' : entry.kind];
      if (sees !== seen || keeps !== stays) problems.push(`${module} ${name}: seen ${seen}, stays ${stays}, and not ${sees}, ${keeps}`);
    }
  }
  const [, minor] = /\b3\.(\d+)/.exec(version) ?? [];
  for (const entry of crossings) {
    const isOlder = entry.path === 'wait_for' && Number(minor) < 12;
    if (!proved.has(lineOf(entry)) && !isOlder && (!standardOnly || STANDARD.test(entry.module))) problems.push(`${entry.module} ${entry.path}: no proof says anything of it`);
  }
  return problems;
}

/**
 * @param found what the proofs of `again.py` printed
 * @returns a sentence for each API of which the catalog does not say what it does to the next function that it runs, and for each
 *   entry of such a one without a proof
 */
export function againProblems(entries, found, { standardOnly }) {
  const crossings = entries.filter(({ role, module }) => role === 'crossing' && (!standardOnly || STANDARD.test(module)));
  const saysSo = ({ kind, reused }) => kind === 'loop' || reused === true;
  const between = crossings.flatMap((entry) => entry.between ?? []);
  const problems = found.flatMap(({ module, path, again }) => {
    if (between.some(([ofModule, name]) => ofModule === module && name === path)) return again ? [`${module} ${path}: what one function has bound is there in the next, in spite of it`] : [];
    const entry = crossings.find((one) => one.module === module && one.path === path);
    if (entry === undefined) return [`${module} ${path}: the catalog does not name this proof`];
    return saysSo(entry) === again ? [] : [`${module} ${path}: what one function has bound is ${again ? '' : 'not '}there in the next`];
  });
  const proved = new Set(found.flatMap(({ module, path }) => crossings.filter((one) => one.module === module && one.path === path).map(lineOf)));
  // A module of a package has two names: `celery.signals`, and `signals` of `celery`.
  const seenTo = new Set(between.map(([module, path]) => `${module}.${path}`));
  for (const { module, path } of found) seenTo.delete(`${module}.${path}`);
  return [...problems, ...[...seenTo].map((name) => `${name}: no proof says anything of the next function`), ...crossings.filter((one) => saysSo(one) && !proved.has(lineOf(one))).map(({ module, path }) => `${module} ${path}: no proof says anything of the next function`)];
}

/**
 * @param modules that log lines, as the catalog has them
 * @param seen what `logged.py` printed: whether a line holds what the thread or the task that logs it has bound
 * @returns a sentence for each of which that is not so, and for each module without a proof
 */
export function loggedProblems(modules, seen, { standardOnly }) {
  return [...modules].filter((module) => !standardOnly || module === 'logging').flatMap((module) => [['thread', true], ['task', true], ['outside', false]]
    .filter(([where, holds]) => seen[`${module}, ${where}`] !== holds)
    .map(([where, holds]) => `${module}, ${where}: a line holds what is bound there: ${seen[`${module}, ${where}`]}, and not ${holds}`));
}

/**
 * @param entries the catalog
 * @param found what `through.py` printed: whether a method of the project's own class was asked to run the function
 * @returns a sentence for each API of which the catalog does not say whether, and for each entry that says so without a proof
 */
export function throughProblems(entries, found) {
  const crossings = entries.filter(({ role }) => role === 'crossing');
  const saysSo = ({ module, path }) => crossings.some((one) => one.module === module && one.path === path && one.through !== undefined);
  const proved = new Set(found.flatMap(({ module, path }) => crossings.filter((one) => one.module === module && one.path === path).map(lineOf)));
  return [
    ...found.filter((one) => saysSo(one) !== one.own).map(({ module, path, own }) => `${module} ${path}: a method of one's own is ${own ? '' : 'not '}asked`),
    ...crossings.filter((one) => one.through !== undefined && !proved.has(lineOf(one))).map(({ module, path }) => `${module} ${path}: no proof says anything of a method of one's own`),
  ];
}

/**
 * @param streams of the catalog
 * @param found what `streams.py` printed: whether what is sent sees what was bound where the answer was made
 * @returns a sentence for each that sees it, and for each entry without a proof
 */
export function streamProblems(streams, found) {
  const isOf = (one, other) => one.module === other.module && one.path === other.path && one.body === other.body;
  return [
    ...found.filter(({ seen }) => seen).map(({ module, path }) => `${module} ${path}: what is sent sees what was bound where it was made`),
    ...streams.filter((one) => !found.some((other) => isOf(one, other))).map(({ module, path }) => `${module} ${path}: no proof says anything of what is sent`),
  ];
}

/**
 * @param hooks of the catalog
 * @param found what `process.py` printed: whether what the process keeps for its end, or for a signal, sees what a task has bound
 * @returns a sentence for each that sees it, and for each entry without a proof. A handler of `signal.signal` runs wherever the main thread is, so that it is chance.
 */
export function processProblems(hooks, found) {
  return [
    ...found.filter(({ hook, seen }) => String(seen) !== (hook === 'signal.signal' ? 'true,false' : String(seen.map(() => false)))).map(({ hook, seen }) => `${hook}: sees what a task has bound: ${seen.join(', ')}`),
    ...[...hooks].filter((one) => !found.some(({ hook }) => hook === one)).map((hook) => `${hook}: no proof says anything of it`),
  ];
}
