import { AsyncLocalStorage } from 'node:async_hooks';

export interface User { readonly id: string; readonly admin: boolean }

export const currentUser = new AsyncLocalStorage<User>();
