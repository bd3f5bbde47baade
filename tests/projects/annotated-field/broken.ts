import { TenantContext } from './tenant-context';

declare function inject<T>(token: new () => T): T;

export class Importer {
  private readonly tenants: TenantContext = inject(TenantContext);

  async start(find: Promise<string>): Promise<void> {
    const tenant = await find;
    // expect: no-lost-write lost
    this.tenants.enter(tenant);
  }
}
