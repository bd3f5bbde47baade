import { TenantContext } from './tenant-context';

declare function inject<T>(token: new () => T): T;

export class Importer {
  private readonly tenants: TenantContext = inject(TenantContext);

  async start(tenant: string, work: () => Promise<void>): Promise<void> {
    this.tenants.enter(tenant);
    await work();
  }
}
