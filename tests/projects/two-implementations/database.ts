export interface Database {
  switchToTenant(tenant: string): Promise<void>;
}
