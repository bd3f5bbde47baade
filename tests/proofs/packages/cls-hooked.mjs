import { createNamespace } from 'cls-hooked';
import { prove } from './harness.mjs';

let namespaces = 0;
/** A value that is set in a nested run: seen inside, over an await, and by the outer run afterwards? */
const scope = (name) => ({
  facts: async () => {
    const space = createNamespace(`proof ${namespaces += 1}`);
    let inside, after;
    await space.runPromise(async () => {
      space.set('key', 'former');
      await new Promise((resolve) => { space[name](async () => { space.set('key', 'inner'); await null; inside = space.get('key'); resolve(); }); });
      after = space.get('key');
    });
    return { scope: inside === 'inner', after };
  },
});

await prove('cls-hooked', Object.fromEntries(['run', 'runAndReturn', 'runPromise'].map((name) => [`createNamespace().${name}`, scope(name)])));
