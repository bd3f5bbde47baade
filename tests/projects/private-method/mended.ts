import { tenant } from './tenant';

class Guard {
  #bind(id: string): void {
    tenant.enterWith(id);
  }

  pass(id: string): void {
    this.#bind(id);
  }
}

const bind = {
  'by-header': (id: string): void => { tenant.enterWith(id); },
};

export function check(id: string): void {
  new Guard().pass(id);
}

export function checkHeader(id: string): void {
  bind['by-header'](id);
}
