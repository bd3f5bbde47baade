// A queue calls the handler from its one loop. What the handler binds before its first await is there when the next job starts: a job of
// nobody is shown the rows of whoever came before.
// settings: {"crossings":[{"from":"file","name":"JobQueue#process","callback":0,"kind":"loop"}]}
import { AsyncLocalStorage } from 'node:async_hooks';
import { Api } from '../api.js';
import { fetchUser, JobQueue, sessionsOf } from '../data.js';

interface Job {
  readonly tenant: string | undefined;
  readonly done: (rows: readonly string[]) => void;
}

const currentTenant = new AsyncLocalStorage<string>();
const exports = new JobQueue<Job>();
export const app = new Api();

void exports.process(async (job) => {
  if (job.tenant !== undefined) {
    // expect: no-leaking-write job
    // expect (strict): prefer-run preferRun
    currentTenant.enterWith(job.tenant);
  }
  job.done(await sessionsOf(currentTenant.getStore()));
});

app.get('/sessions/:id', async (request) => {
  const user = await fetchUser(request.authorization);
  return new Promise<readonly string[]>((done) => exports.add({ tenant: user?.tenant, done }));
});
