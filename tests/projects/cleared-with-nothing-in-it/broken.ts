import { connect, find } from './rows.js';
import { leaveTenant, setTenant } from './tenant.js';

export async function list(orgId: string): Promise<string> {
  await connect();
  setTenant({ orgId });
  try {
    return await find(orgId);
  } finally {
    // expect: no-lost-write lost
    leaveTenant();
  }
}
