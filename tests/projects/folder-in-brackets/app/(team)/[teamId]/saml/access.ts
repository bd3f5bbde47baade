import { getUser } from '@/app/(team)/[teamId]/[...session]';

// expect: no-ambient-permission throughChain
export function isMember(team: string): boolean {
  return getUser()?.teams.includes(team) === true;
}
