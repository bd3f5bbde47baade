import { AsyncLocalStorage } from 'node:async_hooks';
import { count, tellSteps } from './counters';

declare function ask(question: string): Promise<{ text: string; tokens: number }>;

const lastUsage = new AsyncLocalStorage<number>();

export const getLastUsage = (): number | undefined => lastUsage.getStore();

export async function complete(question: string): Promise<string> {
  const answer = await ask(question);
  // expect: no-lost-write lost
  lastUsage.enterWith(answer.tokens);
  count('calls', question);
  tellSteps();
  return answer.text;
}
