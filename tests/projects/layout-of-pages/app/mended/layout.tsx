import { currentUser, setUser } from '../../context.js';
import { sessionUser } from '../../session.js';

/** For what it says itself. */
export default async function Layout({ children }) {
  setUser(await sessionUser());
  return <main><h1>{currentUser()}</h1>{children}</main>;
}
