import { AsyncLocalStorage } from 'node:async_hooks';
import { binder, createContext } from './make';

export const tenant = createContext<string>();
export const users = new AsyncLocalStorage<string>();
export const bindUser = binder(users);
