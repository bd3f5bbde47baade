import { TenantContext } from './context';

export class Base {
  protected readonly tenants = new TenantContext();
}
