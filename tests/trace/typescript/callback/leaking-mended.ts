// The same, and the value is bound while the job is done, and no longer.
// settings: {"crossings":[{"from":"file","name":"JobQueue#process","callback":0,"kind":"loop"}]}
import { AsyncLocalStorage } from 'node:async_hooks';
import { Api } from '../api.js';
import { fetchUser, JobQueue, sessionsOf } from '../data.js';

interface Job {
  readonly tenant: string | undefined;
  readonly done: (rows: readonly string[]) => void;
}

const currentTenant = new AsyncLocalStorage<string | undefined>();
const exports = new JobQueue<Job>();
export const app = new Api();

void exports.process((job) => currentTenant.run(job.tenant, async () => {
  job.done(await sessionsOf(currentTenant.getStore()));
}));

app.get('/sessions/:id', async (request) => {
  const user = await fetchUser(request.authorization);
  return new Promise<readonly string[]>((done) => exports.add({ tenant: user?.tenant, done }));
});
