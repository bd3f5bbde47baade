import { EventEmitter } from 'node:events';
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

/** A function, or a listener, that is bound in one run and called in another: which values it finds, and who sees what it sets. */
const bound = (bind) => ({
  facts: () => new Promise((resolve) => {
    const space = createNamespace(`proof ${namespaces += 1}`);
    let call, starts;
    space.run(() => { space.set('name', 'registered'); call = bind(space, () => { starts = space.get('name'); space.set('name', 'rebound'); space.set('changed', true); }); });
    space.run(() => {
      space.set('name', 'caller');
      call();
      resolve({ starts, rebind: space.get('name') === 'rebound' ? ['sync'] : [], tried: ['sync'], mutation: space.get('changed') === true });
    });
  }),
});

await prove('cls-hooked', {
  'createNamespace().bind': bound((space, fn) => space.bind(fn)),
  'createNamespace().bindEmitter': bound((space, fn) => { const emitter = new EventEmitter(); space.bindEmitter(emitter); emitter.on('event', fn); return () => emitter.emit('event'); }),
});
await prove('cls-hooked', Object.fromEntries(['run', 'runAndReturn', 'runPromise'].map((name) => [`createNamespace().${name}`, scope(name)])));
