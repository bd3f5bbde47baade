import { AsyncLocalStorage } from 'node:async_hooks';
import { tracer } from 'some-tracer';

export interface Run { readonly id: string; readonly done: Promise<void> }

const current = new AsyncLocalStorage<string>();

export const agentAtHand = (): string | undefined => current.getStore();

declare function save(id: string): Promise<void>;
declare function work(id: string): Promise<void>;
declare function nameOf(id: string): Promise<string>;

/** It binds for what it starts, and gives a handle of that. */
export async function start(id: string): Promise<Run> {
  await save(id);
  current.enterWith(id);
  return { id, done: tracer.trace(id, async () => { await work(id); }) };
}

function launch(one: { readonly id: string }): Run {
  const { id } = one;
  current.enterWith(id);
  return { id, done: tracer.trace(id, async () => { await work(id); }) };
}

export async function restart(id: string): Promise<Run> {
  await save(id);
  const one = { id: `${id}-1` };
  return launch(one);
}

/** It binds for whoever awaits it. */
export async function enter(id: string): Promise<string> {
  const name = await nameOf(id);
  // expect: no-lost-write lost
  current.enterWith(id);
  return name;
}
