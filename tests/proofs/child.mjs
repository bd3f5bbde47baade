// The other side of the proofs: a forked process, a cluster worker. Says in which context it was told, and what became of it.
import { AsyncLocalStorage } from 'node:async_hooks';
import cluster from 'node:cluster';

const store = new AsyncLocalStorage();
store.run('warm', () => undefined);

const say = (message) => process.send(message);

store.run('registration', () => {
  const answer = (via) => (message) => {
    if (message?.held === undefined) return;
    const starts = store.getStore() ?? 'none';
    message.held.changed = true;
    say({ via, starts, where: String(process.pid) });
  };
  process.on('message', answer('process'));
  cluster.worker?.on('message', answer('cluster.worker'));
});

process.on('message', (message) => {
  if (message === 'echo') { process.stdout.write('out'); process.stderr.write('err'); say('echo'); }
  if (message === 'leave') process.exit(0);
});
say('ready');
