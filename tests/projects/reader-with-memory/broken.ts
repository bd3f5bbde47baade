import { getSession } from './session';

// expect: no-ambient-permission throughChain
export async function hasAccess(project: { members: string[] }): Promise<boolean> {
  const { user } = await getSession();
  return project.members.includes(user.id);
}
