/** Who may log in and whose sessions there are: what lies behind the trace, the same for every framework. */
import { setImmediate } from 'node:timers/promises';

export interface User {
  readonly name: string;
  readonly isAdmin: boolean;
  readonly tenant: string;
}

const users = new Map<string, User>([
  ['Bearer token-alice', { name: 'alice', isAdmin: false, tenant: 'acme' }],
  ['Bearer token-bob', { name: 'bob', isAdmin: false, tenant: 'globex' }],
  ['Bearer token-root', { name: 'root', isAdmin: true, tenant: 'public' }],
]);

const sessions = [
  { id: '0', owner: 'root', tenant: 'public' },
  { id: '1', owner: 'alice', tenant: 'acme' },
  { id: '2', owner: 'bob', tenant: 'globex' },
];

/** The user whom the value of an `Authorization` header names; undefined when it names nobody. */
export function findUser(authorization: string | undefined): User | undefined {
  return users.get(authorization ?? '');
}

/** The same from a token service: the answer comes later. */
export async function fetchUser(authorization: string | undefined): Promise<User | undefined> {
  await setImmediate();
  return findUser(authorization);
}

/** Name of the user whose session it is. */
export function ownerOf(sessionId: string): string | undefined {
  return sessions.find(({ id }) => id === sessionId)?.owner;
}

/** The numbers of a tenant's sessions, from a database: the answer comes later. */
export async function sessionsOf(tenant: string | undefined): Promise<readonly string[]> {
  await setImmediate();
  return sessions.filter((session) => session.tenant === tenant).map(({ id }) => id);
}

/** Whether the session belongs to whoever `asker` names, as a query builder has it: the work begins where it is awaited. */
export function ownershipQuery(sessionId: string, asker: () => string | undefined): PromiseLike<boolean> {
  return { then: (fulfilled, rejected) => setImmediate().then(() => ownerOf(sessionId) === asker()).then(fulfilled, rejected) };
}

/** A queue whose one loop calls the handler for a job after the other, each time when the one before is done. */
export class JobQueue<Job> {
  readonly #jobs: Job[] = [];
  #wake = (): void => undefined;

  add(job: Job): void {
    this.#jobs.push(job);
    this.#wake();
  }

  async process(handler: (job: Job) => Promise<void>): Promise<never> {
    for (;;) {
      const job = this.#jobs.shift();
      if (job === undefined) await new Promise<void>((resolve) => { this.#wake = resolve; });
      else await handler(job);
    }
  }
}
