import { getState } from './state';

export async function hasAccess(project: { locales: string[] }): Promise<boolean> {
  const state = await getState();
  return project.locales.includes(state.locale ?? '');
}
