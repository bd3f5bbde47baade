/** Which names say that a function decides a permission, as data; the measured heuristic and the reason of each exception. */
import type { Outline, ParameterOutline } from '../outline/outline.js';
import { remembered } from './remembered.js';
import { wordsOf } from './words.js';

/** What a decision begins with. */
const VERBS = new Set([
  'can', 'may', 'could', 'is', 'has', 'have', 'does', 'check', 'assert', 'ensure', 'require', 'verify', 'validate', 'authorize', 'authorise', 'guard', 'enforce', 'protect', 'must',
  'throw', 'deny', 'evaluate', 'test', 'in', 'allow', 'allows', 'denies', 'valid',
]);

/** What a decision is about. */
const NOUNS = new Set([
  'permission', 'permissions', 'perm', 'perms', 'permitted', 'access', 'authorized', 'authorised', 'authorization', 'authorisation', 'allowed', 'admin', 'administrator', 'owner', 'ownership', 'owns', 'role', 'roles',
  'privilege', 'privileges', 'capability', 'capabilities', 'moderator', 'superuser', 'superadmin', 'member', 'membership', 'acl', 'manager', 'ability', 'abilities', 'scope', 'scopes',
]);

/** Whom a right makes of somebody, where a name ends with it: `isEditor`, `requireStaff`. Elsewhere these are things: `isEditorOpen`. */
const RANKS = new Set(['editor', 'viewer', 'author', 'reviewer', 'collaborator', 'staff', 'participant', 'maintainer', 'operator', 'approver']);

/** What one may do to a resource: `canPublish`. */
const DEEDS = new Set([
  'view', 'see', 'read', 'edit', 'write', 'update', 'delete', 'remove', 'create', 'manage', 'publish', 'unpublish', 'archive', 'restore', 'invite', 'approve', 'reject', 'moderate', 'ban', 'share', 'transfer',
  'review', 'execute', 'run', 'install', 'refund', 'comment', 'join', 'leave', 'upload', 'download', 'export', 'import', 'move', 'assign', 'grant', 'revoke', 'change', 'access', 'purge', 'modify', 'list',
  'add', 'use', 'perform', 'act', 'impersonate', 'administer', 'post', 'reply', 'vote', 'pay', 'cancel', 'close', 'reopen', 'lock', 'unlock', 'rename', 'merge', 'send', 'set', 'get', 'do', 'user', 'query', 'mutate',
  'teach', 'grade', 'sync', 'sign', 'issue', 'configure', 'schedule', 'book', 'order', 'reserve', 'complete', 'finalize', 'confirm', 'enroll', 'deploy', 'trigger', 'resolve', 'withdraw', 'suspend', 'activate',
  'deactivate', 'override', 'claim', 'delegate', 'control',
]);

/** What is said of a resource that somebody may see or change: `isVisible`, `isReadOnly`. */
const STATES = new Set(['visible', 'editable', 'readonly', 'accessible', 'readable', 'writable', 'writeable', 'deletable', 'removable', 'viewable', 'manageable']);

interface Exception {
  readonly why: string;
  /** On the words of the name, joined by blanks. */
  readonly words: RegExp;
}

/** Names that look like decisions about a permission and are none. */
export const exceptions: readonly Exception[] = [
  { why: 'a token, key or level is a thing, not a decision', words: /\baccess (?:tokens?|keys?|levels?|types?|denied|logs?|points?|times?|expired)\b/ },
  { why: 'it looks at the name or the number of a role', words: /\brole (?:names?|ids?|types?)\b/ },
  { why: 'it decides about a place or a file, for everybody alike', words: /\b(?:origins?|redirects?|urls?|uris?|hosts?|hostname|cors|images?|domains?|webhooks?|mime|extensions?|ips?|ports?|protocols?|paths?|file types?|methods?|content types?)\b/ },
  { why: 'it holds an invariant of the data: who would be left', words: /\b(?:last|unique|only|sole|first|single|lockout|locked out|orphan(?:ed|s)?)\b/ },
  { why: 'it sets data up', words: /^ensure\b.*\b(?:exists?|roles|permissions|created|seeded|defaults?)$/ },
  { why: 'it is about a collection', words: /\bmember of (?:sets?|collections?|arrays?|enums?|unions?)\b|\b(?:set|array|enum|union|class|group set) member\b/ },
  { why: 'it checks the form of data about permissions', words: /^(?:validate|is valid|parse|check valid|verify valid)\b.*\b(?:permissions|roles|scopes?|acl)$|\b(?:schema|format|config|payload|input|shape|definition)s?$/ },
  { why: 'it asks whether a text is the name of a permission', words: /^is (?!allowed|permitted|in |has )\S.* permissions?$/ },
  { why: 'it is a switch of the user interface', words: /^can (?:scroll|drag|drop|undo|redo|submit|copy|paste|go|handle|have|play|zoom|resize|render|connect|retry|toggle|expand|collapse|select|focus)\b/ },
  { why: 'it asks what a machine can do, and nobody is granted anything', words: /^(?:can|may|could) (?:use|reuse|read|serve|skip|hit|share|store)\b.*\b(?:caches?|snapshots?|pools?|replicas?|buffers?|queues?|streams?|workers?|connections?|index(?:es)?)$|^(?:can|may|could) (?:cache|reuse|batch|stream|memoi[sz]e|prefetch|dedupe|coalesce)\b/ },
  { why: 'the plan or the licence is asked, not a person', words: /\b(?:entitlements?|plans?|subscriptions?|licen[cs]es?|features?|quotas?|billing)\b/ },
  { why: 'it is a test of a decision', words: /^test (?:can|is|has|have|check|require|assert|ensure|get|if|that)\b|^test \w.* (?:denies|denied|allows|returns|rejects|raises|fails|handles|when|with|without|not)\b/ },
  { why: 'it hands on what it builds', words: /\b(?:factory|builder|middleware|decorator|handler|error|exception)$/ },
];

/**
 * `getAuthenticatedAdmin(teamId)`, `getRoleInSpace(id)`: gives a right, or nothing to those who have none. Which of the two, its body tells.
 * An admin is one at the end, or before what the right is for: `getAdminEvents` gives events.
 */
const GRANTS = /^(?:get|load|fetch|find|resolve|compute|determine|lookup|look up|calculate)\b.*\b(?:(?:access|permissions?|permitted|authorization|authorisation|authorized|authorised|authenticated|roles?|membership|privileges?|abilit(?:y|ies)|acl)\b|admin(?: (?:user|session|member|account|context|id))?(?:$| (?:for|in|of|by|or|from|on|at|with)\b))/;

/**
 * Guards speak of the person: `requireUser`, `verifySession`. What gives a number or a tenant, or is named like a getter, only
 * gives what it looked up, and is a reader, also when it throws where there is nothing. (Nobody but an entry point redirects.)
 */
const GUARDS = /^(?:require|assert|ensure|verify|protect|enforce|check|must|guard|authenticate)\b.*\b(?:user|users|session|auth|authentication|authenticated|authorization|authorisation|authorized|login|logged in|signed in|actor|principal|viewer|member|admin|identity)\b(?!.*\bids?\b)|^(?:get|load|fetch)\b.*\bor (?:redirect|login|sign in|forbidden|unauthorized)\b/;

/** What is a decision by its name beside what is so in all languages. */
export interface DecisionNames {
  readonly add: readonly string[];
  readonly remove: readonly string[];
  /** On the words of a name, joined by blanks. */
  readonly also?: RegExp;
}

/** The name of the exception, or true or false. */
export function isDecisionName(name: string, changes: DecisionNames): boolean {
  if (changes.add.includes(name)) return true;
  if (name === '' || changes.remove.includes(name)) return false;
  const { text, decides } = judged(name);
  return decides ?? (changes.also?.test(text) === true);
}

/** What the name says by itself: its words, and whether it decides; undefined where nothing speaks for it, nor against it. */
const judged = remembered((name): { readonly text: string; readonly decides?: boolean } => {
  const words = stripped(wordsOf(name));
  const text = words.join(' ');
  return isException(words, text) ? { text, decides: false } : isDecision(words, text) ? { text, decides: true } : { text };
});

function isException([verb]: readonly string[], text: string): boolean {
  return verb === undefined || exceptions.some((one) => one.words.test(text));
}

function isDecision(words: readonly string[], text: string): boolean {
  const [verb, next] = words;
  if (/^(?:assert|ensure|check|require|verify|throw if|throw unless|deny if)? ?(?:can|may|cannot|can not) ./.test(text)) return words.some((word) => DEEDS.has(word) || NOUNS.has(word));
  if (verb === 'authorize' || verb === 'authorise') return true;
  if (verb === 'allows' || verb === 'denies') return true;
  if (verb === 'is' && (STATES.has(next ?? '') || /^is (?:read only|write protected)\b/.test(text))) return true;
  if (verb === 'in') return next === 'role' || next === 'roles';
  return VERBS.has(verb!) && (words.slice(1).some((word) => NOUNS.has(word)) || (words.length > 1 && RANKS.has(words.at(-1)!)));
}

/** Whether the name is one of a function that gives rights; of such a function the body has to show that it decides. */
export function isGrantName(name: string): boolean {
  const text = wordsOf(name).join(' ');
  return GRANTS.test(text) && !exceptions.some((one) => one.words.test(text));
}

/** Whether a function of this name says what somebody is, and not just that there is somebody: `isSuspended`, `is_partner_user_id`. */
export function isPredicateName(name: string): boolean {
  return /^(?:is|has|can|may|owns|belongs) (?!.*\b(?:authenticated|authed|authorized|logged|signed|login|anonymous|guest|known|valid|invalid|expired|defined|undefined|null|nil|none|empty|blank|present|set|loaded|string|number|object|uuid|error)\b)/.test(wordsOf(name).join(' '));
}

/** Whether a function of this name stops whoever is not what its last words say: `requireCustomer`. */
export function isDemandName(name: string): boolean {
  return /^(?:require|ensure|assert|verify|enforce|protect|must|guard|authenticate) \S/.test(wordsOf(name).join(' '));
}

/** Whether a function of this name makes what rows are looked up by: `tenant_filter`. To a database a comparison is such a thing, and no answer. */
export function isFilterName(name: string): boolean {
  return /^(?:filter|scope|where) |\b(?:filters?|clauses?|conditions?|criteria|criterion|where|expressions?|predicates?|scoped|query)$/.test(wordsOf(name).join(' '));
}

/** Whether a parameter says which right is asked for: `requireRole(role)`. */
export function isRightName(name: string): boolean {
  return /(?:^caps?|role|roles|permission|permissions|scopes?|privileges?|abilit(?:y|ies))$/i.test(name);
}

/** Whether the name is one of a guard that lets only a known person pass. */
export const isGuardName = remembered((name) => GUARDS.test(wordsOf(name).join(' ')));

/** `userCanEdit`, `actor_can_edit`, `getIsAdmin`, `amIOwner`, `currentUserHasRole`: what comes before the verb. */
function stripped(words: readonly string[]): readonly string[] {
  const text = words.join(' ');
  const [prefix] = /^(?:(?:current )?(?:user|actor|viewer|caller|principal|member|employee) |get |am i |do i |(?:internal|private|try|async) )(?=(?:can|may|has|have|is|in|assert|check|require|ensure)\b)|^(?:am i|i have|i am|do i have) /.exec(text) ?? [''];
  const rest = text.slice(prefix.length).split(' ').filter((word) => word !== '');
  return /^(?:am i|i am) /.test(prefix) ? ['is', ...rest] : /^(?:i have|do i have) /.test(prefix) ? ['has', ...rest] : rest;
}

/** One of a few words: `'staff' | 'member'`, `Literal["staff", "member"]`. That is nothing which somebody may have a right to. */
const CHOICE = /^\|?\s*(?:(?:'[^']*'|"[^"]*")\s*(?:\|\s*|$))+(?:undefined|null)?$|^(?:\w+\.)?Literal\[(?:\s*(?:'[^']*'|"[^"]*")\s*(?:,|\]$))+$/;

/** Parameters that say what is asked for, not of what: `requireRole(role)`, `requireUser({ redirectTo })`, `requireSession(portal: 'staff' | 'member')`. */
export function isRequirement(parameter: ParameterOutline, { variables }: Pick<Outline, 'variables'>): boolean {
  if (parameter.type !== undefined && CHOICE.test(parameter.type.text)) return true;
  return parameter.name === '' ? parameter.variables.every((variable) => isRequirementName(variables[variable]!.name)) : isRequirementName(parameter.name);
}

/** A request is nothing that somebody may have a right to, whatever else is asked of it. */
export function isRequestParameter({ name, type }: ParameterOutline): boolean {
  return /^_?(?:req|request)$/.test(name) || /^(?:\w*Request)\b/.test(type?.text ?? '');
}

function isRequirementName(name: string): boolean {
  return /^(?:_|caps?|.*(?:role|roles|permission|permissions|scopes?|privileges?|abilit(?:y|ies)|options|opts|config|redirect|redirectTo|message|url|path|level|strict|required|locale|callbackUrl|returnTo|throwError|throw\w*|shouldThrow|fail\w*))$/i.test(name);
}

/** True when a text may hold such a name, or one of somebody who is looked up. Asked for every file, so it is one expression. */
export function mayName(text: string): boolean {
  return ANYWHERE.test(text);
}

const anyOf = (words: Iterable<string>): string => `(?:${[...words].map((word) => `[${word[0]!}${word[0]!.toUpperCase()}]${word.slice(1)}`).join('|')})`;
const ANYWHERE = new RegExp([
  `${anyOf(VERBS)}\\w*${anyOf([...NOUNS, ...RANKS])}`,
  `(?:[cC]an|[mM]ay|[cC]annot)_?${anyOf(DEEDS)}`,
  '[aA]uthori[sz]e|\\b(?:allows|denies|auth)\\b',
  '(?:[fF]ind|[rR]esolve|[cC]ompute|[dD]etermine|[cC]alculate|[rR]equire|[aA]ssert|[eE]nsure|[vV]erify|[pP]rotect|[eE]nforce|[cC]heck|[gG]uard|[aA]uthenticate|[gG]et|[lL]oad|[fF]etch|[cC]urrent)\\w*(?:User|Account|Session|Auth|Logged|Signed|Actor|Principal|Viewer|Tenant|Member|Admin|Identity|Workspace|Organi[sz]ation|Access|Permission|Permitted|Role|Privilege|Abilit|Acl)',
  `[iI]s_?(?:[rR]ead_?[oO]nly|${anyOf(STATES)})`,
].join('|'));
