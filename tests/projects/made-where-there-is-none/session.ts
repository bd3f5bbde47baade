import { AsyncLocalStorage } from 'node:async_hooks';

export interface Session { user?: string; rows: number }

const session = new AsyncLocalStorage<Session>();

/** Gives the one at hand, or makes one. */
export function theSession(): Session {
  let now = session.getStore();
  if (now === undefined) {
    now = { rows: 0 };
    // expect (strict): no-leaking-write asker
    session.enterWith(now);
  }
  return now;
}

export class Sessions {
  static get current(): Session {
    const now = session.getStore();
    if (now) return now;
    const made = { rows: 0 };
    // expect (strict): no-leaking-write asker
    session.enterWith(made);
    return made;
  }
}

/** Gives nothing of what it binds. */
export function openSession(user: string): string {
  if (session.getStore() !== undefined) return 'open';
  session.enterWith({ user, rows: 0 });
  return 'opened';
}

/** Asks nobody. */
export function newSession(): Session {
  const made = { rows: 0 };
  session.enterWith(made);
  return made;
}

export const rowsRead = (): number => session.getStore()?.rows ?? 0;
