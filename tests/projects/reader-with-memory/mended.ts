import { sessionOf } from './session';

export async function hasAccess(project: { members: string[] }, incoming: Headers): Promise<boolean> {
  const session = await sessionOf(incoming);
  return project.members.includes(session.user.id);
}
