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

export async function check(find: Promise<string>): Promise<void> {
  const guard = new Guard();
  const id = await find;
  // expect: no-lost-write lost
  guard.pass(id);
}

export async function checkHeader(find: Promise<string>): Promise<void> {
  const id = await find;
  // expect: no-lost-write lost
  bind['by-header'](id);
}
