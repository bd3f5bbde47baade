import { agentAtHand, enter } from './agent';

export async function answer(id: string): Promise<string> {
  const name = await enter(id);
  return `${name} ${agentAtHand()}`;
}
