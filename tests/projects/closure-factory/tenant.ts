import { createContext } from './make';

export const tenants = createContext<string>();
