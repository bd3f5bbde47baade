import { connect, find } from './rows.js';
import { clearRoles, clearTenant, setRoles, setTenant } from './tenant.js';

export async function list(orgId: string): Promise<string> {
  await connect();
  setTenant({ orgId });
  setRoles(['staff']);
  try {
    return await find(orgId);
  } finally {
    clearTenant();
    clearRoles();
  }
}
