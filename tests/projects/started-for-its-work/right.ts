import { agentAtHand, restart, start } from './agent';

export async function answer(id: string): Promise<string> {
  // expect (strict): no-lost-write stale
  const run = await start(id);
  await run.done;
  return `${run.id} ${agentAtHand()}`;
}

export async function again(id: string): Promise<string> {
  // expect (strict): no-lost-write stale
  const run = await restart(id);
  await run.done;
  return `${run.id} ${agentAtHand()}`;
}
