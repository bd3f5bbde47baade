import { WithLog, WithName } from './more';
import { WithTenant } from './tenant';

class Plain {}

export class Service extends WithLog(WithName(WithTenant(Plain))) {
  start(tenant: string): void {
    this.enterTenant(tenant);
  }
}
