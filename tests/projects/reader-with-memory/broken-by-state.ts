import { getState } from './state';

// expect: no-ambient-permission throughChain
export async function hasAccess(project: { members: string[] }): Promise<boolean> {
  const state = await getState();
  return project.members.includes(state.session?.user.id ?? '');
}
