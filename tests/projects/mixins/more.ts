import type { Constructor } from './tenant';

export function WithName<Base extends Constructor>(base: Base) {
  return class extends base {
    name = 'none';
  };
}

export function WithLog<Base extends Constructor>(base: Base) {
  class Logging extends base {
    log(): void {}
  }
  return Logging;
}
