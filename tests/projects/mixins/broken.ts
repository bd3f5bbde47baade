import { WithLog, WithName } from './more';
import { WithTenant } from './tenant';

class Plain {}

export class Service extends WithLog(WithName(WithTenant(Plain))) {
  async start(find: Promise<string>): Promise<void> {
    const tenant = await find;
    // expect: no-lost-write lost
    this.enterTenant(tenant);
  }
}
