/** What names say of identity, as data. Names are compared word by word, so that `userAgent` is no user. */
import { remembered } from './remembered.js';

/** Whom or what an identity names. Two of one kind can stand for each other; a tenant is no user. */
export type Kind = 'user' | 'session' | 'tenant' | 'rights';

/** `whole`: the user. `id`: what the user is known by. `part`: something else that hangs off the user. */
export type Form = 'whole' | 'id' | 'part';

export interface Named {
  readonly kind: Kind;
  readonly form: Form;
}

const KINDS: Readonly<Record<string, Kind>> = {
  user: 'user', actor: 'user', principal: 'user', viewer: 'user', account: 'user', identity: 'user', employee: 'user', member: 'user', me: 'user',
  caller: 'user', requester: 'user', performer: 'user', invoker: 'user', staff: 'user', sub: 'user', uid: 'user', username: 'user',
  session: 'session', auth: 'session', token: 'session', jwt: 'session', claims: 'session', authorization: 'session', credentials: 'session',
  tenant: 'tenant', org: 'tenant', organization: 'tenant', organisation: 'tenant', workspace: 'tenant', company: 'tenant',
  role: 'rights', roles: 'rights', permission: 'rights', permissions: 'rights', scopes: 'rights', ability: 'rights',
};

/** The words that may follow the one that says whom it is about. */
const IDS = new Set(['id', 'ids', 'uuid', 'uid', 'email', 'sub', 'slug', 'key']);

/**
 * With one of these words a name is about something that belongs to a user or a session, or that is no identity at all:
 * `userAgent`, `sessionCache`, `csrfToken`, `tenantSettings`, `accountType`.
 */
const OTHER = new Set([
  'agent', 'cache', 'cached', 'memo', 'loader', 'loaders', 'settings', 'setting', 'preferences', 'preference', 'options', 'config', 'configuration', 'flag', 'flags',
  'locale', 'language', 'theme', 'timezone', 'count', 'counter', 'limit', 'limits', 'quota', 'metrics', 'stats', 'log', 'logger', 'trace', 'span', 'csrf', 'xsrf', 'nonce',
  'device', 'transaction', 'connection', 'client', 'db', 'database', 'orm', 'query', 'repository', 'service', 'factory', 'mongo', 'target', 'other', 'events', 'event', 'url', 'host',
  'domain', 'time', 'expires', 'expiry', 'started', 'input', 'dto', 'form', 'list', 'type', 'types', 'cancellation', 'cancel', 'idempotency', 'csp', 'push', 'plan',
]);

/** What stands around the word and says nothing of whom it is about: `currentUserStorage`. */
const AROUND = new Set(['current', 'auth', 'authenticated', 'logged', 'in', 'request', 'req', 'active', 'acting', 'the', 'my', 'x', 'store', 'storage', 'als', 'context', 'ctx', 'async', 'local', 'var', 'holder', 'info', 'data', 'payload', 'bearer', 'access', 'next', 'security', 'secure', 'host', 'better']);

/** `currentUser_id` and `HTTPUser` as words in lower case. */
export const wordsOf = remembered((name): readonly string[] => (
  name.replace(/([\p{Ll}\d])(\p{Lu})/gu, '$1 $2').replace(/(\p{Lu})(\p{Lu}\p{Ll})/gu, '$1 $2').toLowerCase().split(/[^\p{L}\d]+/u).filter((word) => word !== '')
));

/** Whom a key, property, store or type is about by its name; undefined when it names nobody. */
export const namedBy = remembered((name): Named | undefined => {
  const words = wordsOf(name);
  if (words.some((word) => OTHER.has(word) && !AROUND.has(word))) return undefined;
  let kind: Kind | undefined;
  let form: Form = 'whole';
  for (const word of words) {
    const known = KINDS[word];
    if (known !== undefined && !(AROUND.has(word) && words.length > 1 && words.some((one) => one !== word && KINDS[one] !== undefined))) {
      kind = known;
      form = word === 'sub' || word === 'uid' || word === 'username' ? 'id' : 'whole';
    } else if (IDS.has(word) && kind !== undefined) form = 'id';
    else if (!AROUND.has(word)) return undefined;
  }
  return kind === undefined ? undefined : { kind, form };
});

/** Types whose name says no more than where they are kept, so that only a property tells whether it is identity. */
export function isPlainType(text: string): boolean {
  return /^(?:string|number|bigint|symbol|unknown|any|object|never|void|str|int|bytes|bool|float|Any|UUID)$/.test(text);
}

/** What is left of an identity when this property of it is read. */
export function partOf(of: Named, property: string): Named {
  const named = namedBy(property);
  if (/^(?:id|_id|uuid|sub|uid|email)$/.test(property)) return { kind: of.kind === 'session' && /^(?:id|_id|uuid)$/.test(property) ? 'session' : of.kind === 'session' ? 'user' : of.kind, form: 'id' };
  if (named === undefined) return { kind: of.kind, form: 'part' };
  return named;
}

/** Whether a property says what one may do whom the values around it are about: `isAdmin`, `is_superuser`. */
export function isStanding(property: string): boolean {
  return /^is (?:\w+ )?(?:admin|administrator|superadmin|superuser|staff|moderator|owner)$/.test(wordsOf(property).join(' '));
}

/** Words of keys that say something of somebody without naming them: `logged_in`, `is_admin`, `email`. */
const OF_SOMEBODY = new Set([...Object.keys(KINDS), ...IDS, 'is', 'has', 'login', 'logged', 'signed', 'authenticated', 'admin', 'owner', 'name']);

/** Whether what is kept under the key may tell who somebody is, or what they may do. */
export function tellsOfSomebody(key: string): boolean {
  return wordsOf(key).some((word) => OF_SOMEBODY.has(word));
}

/** `user` of `getCurrentUserOrThrow` and `userFromCookie`. */
export function nounOf(name: string): string {
  return wordsOf(name).join(' ').replace(/^(?:(?:try|get|fetch|load|require|resolve|find|read|retrieve|extract|decode|cached|server|client|ensure|safe|optional|maybe) )+/, '').replace(/ (?:(?:or|from|by|if|on|with|server|client|safe|cached|async)\b.*)$/, '');
}
