import { TenantContext } from './context';

export class Services {
  readonly tenants: TenantContext;

  constructor() {
    this.tenants = new TenantContext();
  }
}
