import { getUser } from '../../session';
import { requireUser } from '../../guards';

export default async function Page(): Promise<string> {
  const user = await requireUser();
  const isAdmin = (await getUser())?.role === 'admin';
  return isAdmin ? user.id : '';
}
