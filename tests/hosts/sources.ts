/** Small programs that lose a value, and the same mended. */
export const brokenScript = `import { AsyncLocalStorage } from 'node:async_hooks';

export const currentUser = new AsyncLocalStorage();

async function requireAuth(request) {
  const user = await verifyToken(request);
  currentUser.enterWith(user);
  return user;
}

app.get('/sessions/:id', async (request) => {
  await requireAuth(request);
  if (!hasPermission(request.params.id, currentUser.getStore())) throw new NotFound();
});
`;

export const mendedScript = brokenScript
  .replace('  currentUser.enterWith(user);\n', '')
  .replace('  await requireAuth(request);\n', '  const user = await requireAuth(request);\n')
  .replace('currentUser.getStore()', 'user');

/** A store with its setter, in TypeScript, and somebody in another file who sets it where it is lost. */
export const tenantStore = `import { AsyncLocalStorage } from 'node:async_hooks';

export const tenant = new AsyncLocalStorage<string>();

export function setTenant(id: string): void {
  tenant.enterWith(id);
}
`;

export const brokenGuard = `import { setTenant, tenant } from './tenant.js';

export async function guard(find: () => Promise<string>): Promise<void> {
  const id = await find();
  setTenant(id);
}

export async function main(find: () => Promise<string>): Promise<string | undefined> {
  await guard(find);
  return tenant.getStore();
}
`;

export const mendedGuard = brokenGuard
  .replace('Promise<void>', 'Promise<string>').replace('  setTenant(id);', '  return id;')
  .replace('  await guard(find);\n  return tenant.getStore();', '  const id = await guard(find);\n  return tenant.run(id, () => tenant.getStore());');

export const brokenPython = `import contextvars
import threading

current_user = contextvars.ContextVar("current_user")


def work():
    return current_user.get()


def main(user):
    current_user.set(user)
    threading.Thread(target=work).start()
`;

export const mendedPython = brokenPython.replace('target=work', 'target=contextvars.copy_context().run, args=(work,)');
