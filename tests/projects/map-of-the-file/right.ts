import { AsyncLocalStorage } from 'node:async_hooks';
import { tell, tellHandler, tellPlugin } from './counters';

declare function ask(question: string): Promise<{ text: string; tokens: number }>;

const lastUsage = new AsyncLocalStorage<number>();

export const getLastUsage = (): number | undefined => lastUsage.getStore();

export async function completeAndTell(question: string): Promise<string> {
  const answer = await ask(question);
  lastUsage.enterWith(answer.tokens);
  tell('answer');
  return answer.text;
}

export async function completeWithPlugins(question: string): Promise<string> {
  const answer = await ask(question);
  lastUsage.enterWith(answer.tokens);
  tellPlugin('answer');
  return answer.text;
}

export async function completeWithHandlers(question: string): Promise<string> {
  const answer = await ask(question);
  lastUsage.enterWith(answer.tokens);
  tellHandler('answer');
  return answer.text;
}
