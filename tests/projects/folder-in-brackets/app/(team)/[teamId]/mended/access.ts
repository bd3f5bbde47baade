import type { currentUser } from '@/app/(team)/[teamId]/[...session]';

export function isMember(team: string, user: ReturnType<typeof currentUser.getStore>): boolean {
  return user?.teams.includes(team) === true;
}
