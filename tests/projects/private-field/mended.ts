import { Base } from './service';

export class Guard extends Base {
  check(tenant: string): void {
    this.tenants.enter(tenant);
  }
}
