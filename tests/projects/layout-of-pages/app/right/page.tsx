import { setUser } from '../../context.js';
import { sessionUser } from '../../session.js';

/** Nothing is rendered in it that would look. */
export default async function Page() {
  const user = await sessionUser();
  setUser(user);
  return <p>{user}</p>;
}
