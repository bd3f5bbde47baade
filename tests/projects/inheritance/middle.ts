import { TenantAware } from './base';

export class Service extends TenantAware {
  protected override bind(tenant: string): void {
    super.bind(tenant.toLowerCase());
  }
}
