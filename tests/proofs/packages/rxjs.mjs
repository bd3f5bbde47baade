import { concatMap, Subject } from 'rxjs';
import { prove, told } from './harness.mjs';

await prove('rxjs', {
  'Subject#subscribe': { setup: () => new Subject(), register: (subject, fn) => { subject.subscribe((box) => { box.pending = fn(); }); }, call: (subject) => { const box = {}; subject.next(box); return box.pending; } },
  concatMap: {
    setup: () => { const subject = new Subject(); subject.pipe(concatMap(async ({ fn, done }) => { await fn(); done(); })).subscribe(); return subject; },
    call: (subject, fn) => told((done) => subject.next({ fn, done })),
  },
});
