import { currentUser } from '../../context.js';

export default function Page() {
  return <p>{currentUser()}</p>;
}
