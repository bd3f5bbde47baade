import { setUser } from '../../context.js';
import { sessionUser } from '../../session.js';

export default async function Template({ children }) {
  const user = await sessionUser();
  // expect: no-lost-write lost
  setUser(user);
  return <section>{children}</section>;
}
