import { open, Tenants } from './context';

const tenants = new Tenants();

export function check(): string {
  return tenants.fallback;
}

export function checkOpened(): string {
  const { fallback } = open();
  return fallback;
}
