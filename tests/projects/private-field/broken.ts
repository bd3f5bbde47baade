import { Base } from './service';

export class Guard extends Base {
  async check(find: Promise<string>): Promise<void> {
    const tenant = await find;
    // expect: no-lost-write lost
    this.tenants.enter(tenant);
  }
}
