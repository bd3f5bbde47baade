import * as context from './tenant';

export async function one(find: Promise<string>): Promise<string | undefined> {
  context.setTenant(await find);
  return context.currentTenant.getStore();
}
