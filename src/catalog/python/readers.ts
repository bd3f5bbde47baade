/** Libraries of Python that know who is asking, and tell it to whoever asks. */
import type { CatalogEntry, ReadEntry } from '../entry.js';

type Said = Pick<ReadEntry, 'path' | 'why'> & Partial<Pick<ReadEntry, 'identity' | 'key' | 'ambientUpTo' | 'ambientBy' | 'property' | 'store'>>;

/** What all entries of a library share, and what is said of each. It answers with who is asking unless it says otherwise. */
function readers(modules: readonly string[], source: string, said: readonly Said[]): readonly CatalogEntry[] {
  return modules.flatMap((module) => said.map((one): CatalogEntry => ({ role: 'read', module, identity: 'always', server: true, source, ...one })));
}

const USER = 'the user of the current request';
const proxies = (names: readonly string[], why = USER): readonly Said[] => names.map((path) => ({ path, property: true, why }));
const calls = (names: readonly string[], why = USER): readonly Said[] => names.map((path) => ({ path, why }));

/** `flask.g` and `flask.request` hold what is put there: what is taken from them tells. */
const flask: readonly CatalogEntry[] = [
  ...readers(['flask', 'quart', 'flask.globals', 'quart.globals'], 'flask 3.1.2: src/flask/globals.py', [
    { path: 'g', property: true, identity: 'key', why: 'whatever is kept for the current request' },
    { path: 'request', property: true, identity: 'key', why: 'the current request' },
    { path: 'session', property: true, why: 'the session of the current request' },
  ]),
  ...readers(['flask_login', 'flask_login.utils', 'flask_security', 'flask_security.core', 'quart_auth', 'flask_user', 'quart_login'], 'flask-login 0.6.3: flask_login/utils.py', proxies(['current_user'])),
  ...readers(['flask_jwt_extended', 'flask_jwt_extended.utils'], 'flask-jwt-extended 4.7.1: flask_jwt_extended/utils.py', [
    ...proxies(['current_user']), { path: 'get_jwt_identity', why: USER }, { path: 'get_current_user', why: USER }, { path: 'get_jwt', identity: 'key', why: 'the token of the current request' }, { path: 'get_jwt_claims', identity: 'key', why: 'the token of the current request' },
  ]),
  ...readers(['flask_jwt'], 'flask-jwt 0.3.2: flask_jwt/__init__.py', proxies(['current_identity'])),
  ...readers(['flask_httpauth'], 'flask-httpauth 4.8.0: src/flask_httpauth.py', ['HTTPBasicAuth', 'HTTPTokenAuth', 'HTTPDigestAuth', 'MultiAuth'].flatMap((name) => calls([`${name}().current_user`, `${name}().username`]))),
  ...readers(['flask_praetorian'], 'flask-praetorian 1.5.0: flask_praetorian/utilities.py', calls(['current_user', 'current_user_id', 'current_rolenames'])),
  // Asks for whoever is in `g.identity`, whatever it was made of.
  ...readers(['flask_principal'], 'flask-principal 0.4.0: flask_principal.py', ['Permission', 'IdentityContext', 'Denial'].flatMap((name) => [`${name}().can`, `${name}#can`])
    .map((path) => ({ path, why: 'what the identity of the current request may do' }))),
];

const django: readonly CatalogEntry[] = [
  ...readers(['crum'], 'django-crum 0.7.9: crum/__init__.py', [...calls(['get_current_user']), { path: 'get_current_request', identity: 'key', why: 'the current request' }]),
  ...readers(['django_currentuser.middleware'], 'django-currentuser 0.9.0: django_currentuser/middleware.py', calls(['get_current_user', 'get_current_authenticated_user'])),
  ...readers(['django_userforeignkey.request'], 'django-userforeignkey 0.5.0: django_userforeignkey/request.py', [...calls(['get_current_user']), { path: 'get_current_request', identity: 'key', why: 'the current request' }]),
  ...readers(['cuser.middleware'], 'django-cuser 2017.3.16: cuser/middleware.py', calls(['CuserMiddleware.get_user'])),
  ...readers(['django_middleware_global_request.middleware', 'django_middleware_global_request'], 'django-middleware-global-request 0.3.6: middleware.py', [{ path: 'get_request', identity: 'key', why: 'the current request' }]),
  ...readers(['easyaudit.middleware.easyaudit'], 'django-easy-audit 1.3.7: easyaudit/middleware/easyaudit.py', [...calls(['get_current_user']), { path: 'get_current_request', identity: 'key', why: 'the current request' }]),
];

const starlette: readonly CatalogEntry[] = readers(['starlette_context', 'starlette_context.ctx'], 'starlette-context 0.4.0: starlette_context/ctx.py', [
  { path: 'context', property: true, identity: 'key', why: 'whatever is kept for the current request' },
  { path: 'context.get', identity: 'key', key: 0, store: 'context', why: 'one value of the current request, by its name' },
  { path: 'request_cycle_context', identity: 'never', why: 'makes the context of a request' },
]);

/** What hangs on the current thread or context, under names of the project's own. */
const locals: readonly CatalogEntry[] = [
  ...readers(['threading'], 'CPython 3.8 to 3.15: Modules/_threadmodule.c', [{ path: 'local().*', property: true, identity: 'key', why: 'a value of the current thread' }]),
  ...readers(['asgiref.local'], 'asgiref 3.12: asgiref/local.py', [{ path: 'Local().*', property: true, identity: 'key', why: 'a value of the current task or thread' }]),
  ...readers(['werkzeug.local', 'werkzeug'], 'werkzeug 3.1: src/werkzeug/local.py', [
    { path: 'Local().*', property: true, identity: 'key', why: 'a value of the current context' },
    { path: 'LocalStack().top', property: true, identity: 'key', why: 'what was put last into the current context' },
  ]),
  ...readers(['gevent.local'], 'gevent 25.9.1: src/gevent/local.py', [{ path: 'local().*', property: true, identity: 'key', why: 'a value of the current greenlet' }]),
];

export const readerEntries: readonly CatalogEntry[] = [...flask, ...django, ...starlette, ...locals];
