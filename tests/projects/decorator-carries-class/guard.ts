import { currentTenant } from './store';

export class TenantGuard {
  async canActivate(request: { find: Promise<string> }): Promise<boolean> {
    const tenant = await request.find;
    // expect: no-lost-write lost
    currentTenant.enterWith(tenant);
    return true;
  }
}
