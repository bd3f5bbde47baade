/** Who is asking, in Python: each wrong case beside the nearest right one. */
import argument from '../../rules/no-ambient-argument.js';
import permission from '../../rules/no-ambient-permission.js';
import { testPython, type Report } from './tester.js';

const head = 'from contextvars import ContextVar\ncurrent_user = ContextVar("current_user")\n';
const READ = '`current_user.get()` (line 4)';
const take = (who: string): string => `Take the ${who} as a parameter, and read it where the request comes in.`;
const direct = (name: string, chain = READ, who = 'user', repair = take(who)): Report => ({ messageId: 'directRead', data: { name, chain, who, repair } });
const through = (name: string, chain: string, who = 'user'): Report => ({ messageId: 'throughChain', data: { name, chain, who, repair: `Take the ${who} as a parameter, all along this chain.` } });
const guard = (name: string, chain: string, who = 'user', repair = `Let the functions that it is put around take the ${who} as a parameter, and check that.`): Report => ({ messageId: 'edgeGuard', data: { name, chain, who, repair } });
const strict = [{ checkEdgeGuards: true }];

const IN_SESSION = (name: string, test: string): string => `from functools import wraps\nfrom flask import session, abort\ndef ${name}(view):\n    @wraps(view)\n    def wrapper(*args, **kwargs):\n        if ${test}:\n            abort(403)\n        return view(*args, **kwargs)\n    return wrapper\n`;

const DEPENDENCY = (parameters: string, use: string): string => `from typing import Annotated\nfrom fastapi import APIRouter, Depends, Header, Security\nToken = Annotated[str, Header()]\n${head}def require_admin${parameters}:\n    if not current_user.get().is_admin:\n        raise PermissionError\n${use}\n`;

testPython('no-ambient-permission', permission, [
  {
    name: 'a helper that decides for the user of a context variable',
    wrong: `${head}def «can_edit»(doc):\n    return doc.owner == current_user.get().id\n`,
    reports: [direct('can_edit')],
    right: `${head}def can_edit(doc, user):\n    return doc.owner == user.id\n`,
  },
  {
    name: 'one that raises',
    wrong: `${head}async def «assert_owner»(doc):\n    if current_user.get().id != doc.owner:\n        raise PermissionError\n`,
    reports: [direct('assert_owner')],
    right: `${head}async def assert_owner(doc, user):\n    if user.id != doc.owner:\n        raise PermissionError\n`,
  },
  {
    name: 'the parameter is only for those who think of it',
    wrong: `${head}def «can_edit»(doc, user=None):\n    user = user or current_user.get()\n    return doc.owner == user.id\n`,
    reports: [{ messageId: 'mixedFallback', data: { name: 'can_edit', parameter: 'user', chain: READ, who: 'user' } }],
    right: `${head}def can_edit(doc, user=None):\n    user = user or guest\n    return doc.owner == user.id\n`,
  },
  {
    name: 'what the parameter has to do with the answer: who has locked something is only written down',
    wrong: `${head}def «lock»(doc, user_id=None):\n    if user_id is None and current_user.get().id:\n        user_id = current_user.get().id\n    if doc.locked or doc.owner != user_id:\n        return False\n    doc.locked_by = user_id\n    return True\n`,
    reports: [{ messageId: 'mixedFallback', data: { name: 'lock', parameter: 'user_id', chain: '`current_user.get()` (line 5)', who: 'user' } }],
    right: [
      `${head}def lock(doc, user_id=None):\n    if user_id is None and current_user.get().id:\n        user_id = current_user.get().id\n    if doc.locked:\n        return False\n    doc.locked_by = user_id\n    return True\n`,
      `${head}def lock(doc, user_id=None):\n    user_id = user_id or current_user.get().id\n    if doc.locked:\n        return False\n    doc.locked_by = user_id\n    return True\n`,
    ],
  },
  {
    name: 'a comparison of columns is what rows are looked up by',
    wrong: 'from contextvars import ContextVar\ncurrent_tenant = ContextVar("current_tenant")\ndef «in_tenant»(doc, tenant_id=None):\n    if tenant_id is None:\n        tenant_id = current_tenant.get()\n    return doc.tenant_id == tenant_id\n',
    reports: [{ messageId: 'mixedFallback', data: { name: 'in_tenant', parameter: 'tenant_id', chain: '`current_tenant.get()` (line 5)', who: 'tenant' } }],
    right: 'from contextvars import ContextVar\ncurrent_tenant = ContextVar("current_tenant")\ndef tenant_filter(model, tenant_id=None):\n    if tenant_id is None:\n        tenant_id = current_tenant.get()\n    return model.tenant_id == tenant_id\n',
  },
  {
    name: 'who is given back is nothing that one may have a right to',
    wrong: `${head}def «get_authenticated_user»(doc):\n    user = current_user.get()\n    if user.id not in doc.readers:\n        return None\n    return user\n`,
    reports: [direct('get_authenticated_user')],
    right: `${head}def get_authenticated_user(user=None):\n    if user is not None:\n        return user\n    if current_user.get().is_authenticated:\n        return current_user.get()\n    return None\n`,
  },
  {
    name: 'what one may do in a school',
    wrong: `${head}def «can_teach»(room):\n    return room.teacher == current_user.get().id\ndef «can_grade»(exam, user_id):\n    if current_user.get().is_admin:\n        return True\n    return exam.teacher == user_id\ndef «actor_can_sync_ledger»(ledger, user_id):\n    if current_user.get().is_admin:\n        return True\n    return ledger.owner == user_id\ndef «can_assign_role»(role, user_id):\n    if current_user.get().is_admin:\n        return True\n    return role.owner == user_id\n`,
    reports: [direct('can_teach'), { messageId: 'ignoredActor', data: { name: 'can_grade', parameter: 'user_id', chain: '`current_user.get()` (line 6)', who: 'user', also: ' as well', answer: 'a part of the answer', repair: 'Decide by `user_id`.' } },
      { messageId: 'ignoredActor', data: { name: 'actor_can_sync_ledger', parameter: 'user_id', chain: '`current_user.get()` (line 10)', who: 'user', also: ' as well', answer: 'a part of the answer', repair: 'Decide by `user_id`.' } },
      direct('can_assign_role', '`current_user.get()` (line 14)')],
    right: `${head}def can_teach(room, user):\n    return room.teacher == user.id\n`,
  },
  {
    name: 'the parameter does nothing',
    wrong: `${head}def «can_edit»(doc, user):\n    if user is None: return False\n    return doc.owner == current_user.get().id\n`,
    reports: [{ messageId: 'ignoredActor', data: { name: 'can_edit', parameter: 'user', chain: '`current_user.get()` (line 5)', who: 'user', also: '', answer: 'the answer', repair: 'Decide by `user`.' } }],
    right: `${head}def can_edit(doc, user):\n    if user is None: return False\n    return doc.owner == user.id\n`,
  },
  {
    name: 'through a reader, also one that answers where nothing is bound',
    wrong: `${head}def get_user():\n    try:\n        return current_user.get()\n    except LookupError:\n        return None\ndef «is_admin»() -> bool:\n    return bool(get_user().is_admin)\n`,
    reports: [through('is_admin', '`get_user -> current_user.get()` (line 5)')],
    right: `${head}def get_user(request):\n    return request.user\ndef is_admin(request) -> bool:\n    return bool(get_user(request).is_admin)\n`,
  },
  {
    name: 'what a context variable holds is told by its type',
    wrong: 'from contextvars import ContextVar\nfrom typing import Optional\nvar: ContextVar[Optional["User"]] = ContextVar("var", default=None)\ndef «has_access»(doc):\n    return doc.owner == var.get()\n',
    reports: [direct('has_access', '`var.get()` (line 5)')],
    right: 'from contextvars import ContextVar\nvar: ContextVar[Settings | None] = ContextVar("var", default=None)\ndef has_access(doc):\n    return doc.level == var.get()\n',
  },
  {
    name: 'the user of Flask-Login, wherever it is imported from; a parameter of that name is none',
    wrong: 'from flask_login import current_user\ndef «can_edit»(post):\n    return post.author_id == current_user.id\n',
    reports: [direct('can_edit', '`current_user`')],
    right: 'from flask_login import current_user\ndef can_edit(post, current_user):\n    return post.author_id == current_user.id\n',
  },
  {
    name: 'what Flask keeps for the request',
    wrong: 'from flask import g, session\ndef «can_edit»(post):\n    return post.author_id == g.user.id\ndef «is_admin»():\n    return session.get("role") == "admin"\n',
    reports: [direct('can_edit', '`g`'), direct('is_admin', '`session`', 'session')],
    right: 'from flask import g\ndef can_edit(post):\n    return post.language == g.locale\n',
  },
  {
    name: 'flask-principal asks for whoever is there',
    wrong: 'from flask_principal import Permission\ndef «can_read»(repo):\n    return Permission(repo.need).can()\n',
    reports: [direct('can_read', '`Permission(repo.need).can()` (line 3)')],
    right: 'from .rules import Permission\ndef can_read(repo, user):\n    return Permission(repo.need).can(user)\n',
  },
  {
    name: 'what hangs on the thread',
    wrong: 'import threading\n_state = threading.local()\ndef get_current_user():\n    return getattr(_state, "user", None)\ndef «has_permission»(doc):\n    return doc.owner == get_current_user()\n',
    reports: [through('has_permission', '`get_current_user -> _state.user`')],
    right: 'import threading\n_state = threading.local()\ndef get_connection():\n    return getattr(_state, "connection", None)\ndef has_permission(doc):\n    return doc.owner == get_connection().owner\n',
  },
  {
    name: 'middlewares of Django that keep the user',
    wrong: 'from crum import get_current_user\ndef «user_can_publish»(post):\n    return get_current_user().has_perm("publish", post)\n',
    reports: [direct('user_can_publish', '`get_current_user()` (line 3)')],
    right: 'def user_can_publish(request, post):\n    return request.user.has_perm("publish", post)\n',
  },
  {
    name: 'a decorator that lets only a known user through, when guards count',
    options: strict,
    wrong: 'from functools import wraps\nfrom flask import abort\nfrom flask_login import current_user\ndef «admins_only»(f):\n    @wraps(f)\n    def wrapper(*args, **kwargs):\n        if not current_user.is_admin:\n            abort(403)\n        return f(*args, **kwargs)\n    return wrapper\n',
    reports: [guard('admins_only', '`current_user`')],
    right: 'from functools import wraps\nfrom flask import abort\ndef admins_only(f):\n    @wraps(f)\n    def wrapper(user, *args, **kwargs):\n        if not user.is_admin:\n            abort(403)\n        return f(user, *args, **kwargs)\n    return wrapper\n',
  },
  {
    name: 'what gives the decorator that another one makes, when guards count',
    options: strict,
    wrong: `${head}from functools import wraps\ndef «require_role»(*roles):\n    def decorate(view):\n        @wraps(view)\n        def wrapper(*args, **kwargs):\n            if current_user.get().role not in roles:\n                raise PermissionError\n            return view(*args, **kwargs)\n        return wrapper\n    return decorate\ndef «require_admin»():\n    return require_role("admin")\n`,
    reports: [guard('require_role', '`current_user.get()` (line 8)'), guard('require_admin', '`require_role -> current_user.get()` (line 8)', 'user', 'Let the entry points that call it read the user, and pass it in.')],
    right: `${head}def require_role(user, role):\n    if user.role != role:\n        raise PermissionError\ndef require_admin(user):\n    return require_role(user, "admin")\n`,
  },
  {
    name: 'a context that is handed in, or looked up where it is not',
    wrong: `${head}def «has_permission»(name, ctx=None):\n    if ctx is None:\n        ctx = current_user.get()\n    return name in ctx.permissions\n`,
    reports: [{ messageId: 'mixedFallback', data: { name: 'has_permission', parameter: 'ctx', chain: '`current_user.get()` (line 5)', who: 'user' } }],
    right: `${head}def has_permission(name, ctx):\n    return name in ctx.permissions\n`,
  },
  {
    name: 'a decorator that is made, by way of a helper',
    options: strict,
    wrong: 'from functools import wraps\nfrom flask import session, abort\ndef «is_admin»():\n    return session.get("admin") is True\ndef «require_role»(role):\n    def decorate(f):\n        @wraps(f)\n        def wrapper(*args, **kwargs):\n            if is_admin():\n                return f(*args, **kwargs)\n            abort(403)\n        return wrapper\n    return decorate\n',
    reports: [direct('is_admin', '`session`', 'session'), guard('require_role', '`is_admin -> session`', 'session')],
    right: 'from functools import wraps\nfrom flask import session\ndef with_locale(f):\n    @wraps(f)\n    def wrapper(*args, **kwargs):\n        return f(*args, locale=session.get("locale"), **kwargs)\n    return wrapper\n',
  },
  {
    name: 'a decorator that asks for somebody in the session, and not for something else',
    options: strict,
    wrong: IN_SESSION('«require_login»', '"user_id" not in session') + IN_SESSION('«require_admin»', 'not session.get("is_admin")') + IN_SESSION('«require_active»', 'not session["account"].active'),
    reports: [guard('require_login', '`session`', 'session'), guard('require_admin', '`session`', 'session'), guard('require_active', '`session`', 'session')],
    right: IN_SESSION('require_upload', '"folder" not in session') + IN_SESSION('ensure_cart', 'not session.get("cart")') + IN_SESSION('ensure_step', 'session["step"] < 3'),
  },
  {
    name: 'a decorator that gives one of two, when guards count',
    options: strict,
    wrong: 'from functools import wraps\nfrom flask import abort\nfrom flask_login import current_user\ndef «admins_only»(f):\n    @wraps(f)\n    def wrapper(*args, **kwargs):\n        if not current_user.is_admin:\n            abort(403)\n        return f(*args, **kwargs)\n    return wrapper if ENFORCED else None\n',
    reports: [guard('admins_only', '`current_user`')],
    right: 'from functools import wraps\nfrom flask import abort\ndef admins_only(f):\n    @wraps(f)\n    def wrapper(user, *args, **kwargs):\n        if not user.is_admin:\n            abort(403)\n        return f(user, *args, **kwargs)\n    return wrapper if ENFORCED else None\n',
  },
  {
    name: 'a parameter that decides, beside the user of the session',
    wrong: 'from flask import session\nclass Contribution:\n    def «can_manage»(self, user, permission=None):\n        if permission in user.permissions:\n            return True\n        return self.event.can_manage(session.user)\n    def can_edit(self, user):\n        return self.can_manage(user, permission="submit")\n',
    reports: [{ messageId: 'ignoredActor', data: { name: 'can_manage', parameter: 'user', chain: '`session`', who: 'user', also: ' as well', answer: 'a part of the answer', repair: 'Decide by `user`.' } }],
    right: 'class Contribution:\n    def can_manage(self, user, permission=None):\n        if permission in user.permissions:\n            return True\n        return self.event.can_manage(user)\n',
  },
  {
    name: 'a field that calls what it is given, and a method that is written as a lambda',
    wrong: 'from flask import session\nfrom functools import cache\nclass Booking:\n    «can_cancel» = property(lambda self: self.owner == session["user"])\n    «can_edit» = cache(lambda self: self.owner == session["user"])\n'.replace('from .fields import Own\nclass Own: ...\n', ''),
    reports: [direct('can_cancel', '`session`', 'session'), direct('can_edit', '`session`', 'session')],
    right: 'from flask import session\nfrom marshmallow import Schema, fields\nfrom marshmallow.fields import Function\nclass BookingSchema(Schema):\n    can_cancel = fields.Function(lambda booking: booking.can_cancel(session["user"]))\n    can_edit = Function(lambda booking: booking.owner == session["user"])\n',
  },
  {
    name: 'the user beside what belongs to them, which others look up',
    wrong: 'from flask import g\ndef get_current_tenant_id():\n    return g.user.get("tenant_id")\ndef «_check_session_access»(session):\n    user_id = g.user.get("id") if g.user else None\n    tenant_id = get_current_tenant_id()\n    if session.tenant_id != tenant_id or session.user_id != user_id:\n        return 403\n    return None\n',
    reports: [direct('_check_session_access', '`g`')],
    right: 'def _check_session_access(session, user):\n    if session.user_id != user.id:\n        return 403\n    return None\n',
  },
  {
    name: 'a dependency of FastAPI is called by the framework; what is like one and is handed to nobody is not',
    wrong: `${head}def «require_admin»():\n    if not current_user.get().is_admin:\n        raise PermissionError\ndef change(doc: Annotated[Doc, Load(require_admin)], audit=Log(require_admin)): ...\n`,
    reports: [direct('require_admin')],
    right: [
      DEPENDENCY('()', 'def read(_=Depends(require_admin)): ...'),
      DEPENDENCY('()', 'def read(_: Annotated[None, Security(require_admin, scopes=[])]): ...'),
      DEPENDENCY('()', 'Admin = Annotated[None, Depends(require_admin)]'),
      DEPENDENCY('()', 'router = APIRouter(dependencies=[Depends(require_admin)])'),
      DEPENDENCY('(db=Depends(get_db))', ''),
      DEPENDENCY('(token: Annotated[str, Header()])', ''),
      DEPENDENCY('(token: Token)', ''),
    ],
  },
  {
    name: 'a guard of entry points, when guards count',
    options: strict,
    wrong: `${head}def «require_admin»():\n    if not current_user.get().is_admin:\n        raise PermissionError\n@app.get("/")\nasync def index():\n    require_admin()\n`,
    reports: [direct('require_admin')],
    right: `${head}def require_admin(user):\n    if not user.is_admin:\n        raise PermissionError\n@app.get("/")\nasync def index():\n    require_admin(current_user.get())\n`,
  },
], [
  { name: 'an endpoint may look', code: `${head}@app.get("/check")\nasync def check_permission(doc):\n    return doc.owner == current_user.get().id\n` },
  { name: 'so may a view that is handed to a router', code: `${head}def check_permission(doc):\n    return doc.owner == current_user.get().id\napp.add_url_rule("/check", view_func=check_permission)\n` },
  { name: 'a middleware, a permission of Django REST framework', code: `${head}async def check_access(request, call_next):\n    return current_user.get().ok\nclass OwnerPermission:\n    def has_permission(self, request, view):\n        return current_user.get().id == view.owner\n` },
  { name: 'what a decorator puts around an endpoint is a part of the guard, whatever it is called', code: `${head}from functools import wraps\ndef with_user(handler):\n    @wraps(handler)\n    async def authorize_request(*args):\n        if current_user.get() is None:\n            raise PermissionError\n        return await handler(*args)\n    return authorize_request\n` },
  { name: 'a decorator of endpoints is a guard', code: 'from functools import wraps\nfrom flask import abort\nfrom flask_login import current_user\ndef admins_only(f):\n    @wraps(f)\n    def wrapper(*args, **kwargs):\n        if not current_user.is_admin:\n            abort(403)\n        return f(*args, **kwargs)\n    return wrapper\n' },
  { name: 'a dependency is told', code: 'from fastapi import Depends\ndef require_admin(user = Depends(current_user)):\n    if not user.is_admin:\n        raise HTTPException(403)\n' },
  { name: 'a test is none, whatever it is of', code: `${head}def test_access(doc):\n    assert doc.owner == current_user.get().id\nclass TestDocs:\n    def test_resource_access(self):\n        assert self.doc.owner == current_user.get().id\n` },
  { name: 'a test of a decision is none', code: `${head}def test_can_edit_denies_access_without_owner(doc):\n    assert current_user.get().id != doc.owner\n` },
  { name: 'the session of a database is nobody', code: `${head}def can_connect(session):\n    return session.get(Doc, 1) is not None\n` },
]);

const passed = (line: number, at: number, chain: string, suggestions?: Report['suggestions'], callee = 'has_permission', inHand = 'user'): Report => ({
  messageId: 'passed', data: { callee, who: 'user', chain: `\`${chain}\` (line ${at})`, inHand, line: String(line) }, ...(suggestions === undefined ? {} : { suggestions }),
});
const use = (output: string, inHand = 'user'): NonNullable<Report['suggestions']> => [{ messageId: 'useInHand', data: { inHand }, output }];
const fastapi = 'from typing import Annotated\nfrom fastapi import Depends, FastAPI\napp = FastAPI()\n';
const endpoint = (parameter: string, ask: string): string => `${head}${fastapi}@app.get("/")\nasync def read(id: str, ${parameter}):\n    if not has_permission(id, ${ask}):\n        raise NotFound\n`;
const DEPENDS = 'user: User = Depends(require_auth)';

testPython('no-ambient-argument', argument, [
  {
    name: 'the ambient user beside the one in hand',
    wrong: endpoint(DEPENDS, '«current_user.get()»'),
    reports: [passed(7, 8, 'current_user.get()', use(endpoint(DEPENDS, 'user')))],
    right: [endpoint(DEPENDS, 'user'), endpoint('user: User = Depends(get_user_by_id)', 'current_user.get()'), endpoint('user: str', 'current_user.get()'), endpoint('page: int = Depends(current_page)', 'current_user.get()')],
  },
  {
    name: 'in an annotation',
    wrong: endpoint('user: Annotated[User, Depends(get_current_user)]', '«current_user.get()»'),
    reports: [passed(7, 8, 'current_user.get()', use(endpoint('user: Annotated[User, Depends(get_current_user)]', 'user')))],
    right: endpoint('user: Annotated[User, Depends(get_current_user)]', 'user'),
  },
  {
    name: 'in an annotation that has a name',
    wrong: `${fastapi}CurrentUser = Annotated[User, Depends(get_current_user)]\n` + endpoint('user: CurrentUser', '«current_user.get()»').replace(fastapi, ''),
    reports: [passed(8, 9, 'current_user.get()', use(`${fastapi}CurrentUser = Annotated[User, Depends(get_current_user)]\n` + endpoint('user: CurrentUser', 'user').replace(fastapi, '')))],
    right: `${fastapi}SomeUser = Annotated[User, Depends(get_user_by_id)]\n` + endpoint('user: SomeUser', 'current_user.get()').replace(fastapi, ''),
  },
  {
    name: 'with a default, a part, a comment',
    wrong: endpoint(DEPENDS, '«current_user.get().role»').replace('id, ', 'id, «current_user.get() or guest», '),
    reports: [passed(7, 8, 'current_user.get()', use(endpoint(DEPENDS, 'current_user.get().role').replace('id, c', 'id, user or guest, c'))), passed(7, 8, 'current_user.get()', use(endpoint(DEPENDS, 'user.role').replace('id, ', 'id, current_user.get() or guest, ')))],
    right: endpoint(DEPENDS, 'user.role').replace('id, ', 'id, user or guest, '),
  },
  {
    name: 'offers nothing where a comment would go',
    wrong: endpoint(DEPENDS, '«current_user.get(  # theirs\n    )»'),
    reports: [passed(7, 8, 'current_user.get()')],
    right: endpoint(DEPENDS, 'user  # theirs\n    '),
  },
  {
    name: 'through a local and through a reader',
    wrong: `${head}async def who():\n    return current_user.get()\nasync def change(doc, actor):\n    one = current_user.get()\n    await can(doc, «one»)\n    await can(doc, «await who()»)\n`,
    reports: [
      passed(5, 6, 'current_user.get()', use(`${head}async def who():\n    return current_user.get()\nasync def change(doc, actor):\n    one = current_user.get()\n    await can(doc, actor)\n    await can(doc, await who())\n`, 'actor'), 'can', 'actor'),
      passed(5, 4, 'who -> current_user.get()', use(`${head}async def who():\n    return current_user.get()\nasync def change(doc, actor):\n    one = current_user.get()\n    await can(doc, one)\n    await can(doc, actor)\n`, 'actor'), 'can', 'actor'),
    ],
    right: `${head}async def change(doc, actor):\n    await can(doc, actor)\n`,
  },
  {
    name: 'what is bound in one arm is not in hand in the other',
    wrong: `${head}def change(request, doc):\n    if request.signed:\n        user = authenticate(request)\n        can(doc, «current_user.get()»)\n    else:\n        can(doc, None)\n`,
    reports: [passed(5, 6, 'current_user.get()', use(`${head}def change(request, doc):\n    if request.signed:\n        user = authenticate(request)\n        can(doc, user)\n    else:\n        can(doc, None)\n`), 'can')],
    right: `${head}def change(request, doc):\n    if request.signed:\n        user = authenticate(request)\n    else:\n        can(doc, current_user.get())\n`,
  },
  {
    name: 'what is bound in a try is in hand there, and in what is done when it went well',
    wrong: `${head}def change(request, doc):\n    try:\n        user = authenticate(request)\n    except Unknown:\n        can(doc, None)\n    else:\n        can(doc, «current_user.get()»)\n`,
    reports: [passed(5, 9, 'current_user.get()', use(`${head}def change(request, doc):\n    try:\n        user = authenticate(request)\n    except Unknown:\n        can(doc, None)\n    else:\n        can(doc, user)\n`), 'can')],
    right: `${head}def change(request, doc):\n    try:\n        user = authenticate(request)\n    except Unknown:\n        can(doc, current_user.get())\n`,
  },
  {
    name: 'what is bound in a handler or a case is in hand there',
    wrong: `${head}def change(request, doc):\n    try:\n        load(doc)\n    except Locked:\n        user = authenticate(request)\n        can(doc, «current_user.get()»)\n`,
    reports: [passed(7, 8, 'current_user.get()', use(`${head}def change(request, doc):\n    try:\n        load(doc)\n    except Locked:\n        user = authenticate(request)\n        can(doc, user)\n`), 'can')],
    right: [
      `${head}def change(request, doc):\n    try:\n        load(doc)\n    except Locked:\n        user = authenticate(request)\n    can(doc, current_user.get())\n`,
      `${head}def change(request, doc):\n    match request.kind:\n        case "signed":\n            user = authenticate(request)\n        case _:\n            can(doc, current_user.get())\n`,
    ],
  },
  {
    name: 'a helper that looks them up by itself',
    wrong: `${head}def can_edit(doc):\n    return doc.owner == current_user.get().id\ndef change(request, doc):\n    user = authenticate(request)\n    if «can_edit(doc)»: doc.save()\n    return user\n`,
    reports: [{ messageId: 'implied', data: { callee: 'can_edit', who: 'user', chain: READ, inHand: 'user', line: '6', repair: 'It is exported: give `can_edit` a parameter for the user, pass `user`, and mend its callers in other files as well.' } }],
    right: `${head}def can_edit(doc):\n    return doc.owner == current_user.get().id\ndef change(request, doc):\n    if can_edit(doc): doc.save()\n`,
  },
  {
    name: 'a helper that looks them up, beside a parameter of the same name, and beside an import that is the very same',
    wrong: `from flask_login import current_user\ndef can_edit(doc):\n    return doc.owner == current_user.id\ndef change(doc, current_user):\n    if «can_edit(doc)»: doc.save()\n`,
    reports: [{ messageId: 'implied', data: { callee: 'can_edit', who: 'user', chain: '`current_user`', inHand: 'current_user', line: '4', repair: 'It is exported: give `can_edit` a parameter for the user, pass `current_user`, and mend its callers in other files as well.' } }],
    right: `from flask_login import current_user\ndef can_edit(doc):\n    return doc.owner == current_user.id\ndef change(doc):\n    from flask_login import current_user\n    if can_edit(doc): doc.save(by=current_user)\n`,
  },
], [
  { name: 'whom it is about is not who asks', code: `${head}def ban(user):\n    audit_access(user)\n    can(current_user.get())\n` },
  { name: 'a text decides nothing', code: `${head}def change(doc, actor):\n    raise ValueError("{} may not".format(current_user.get()))\n    self._logger.note(current_user.get())\n` },
  { name: 'the same look-up twice is the same one', code: 'from flask import g\ndef get_user():\n    return g.user\ndef change(doc):\n    user = get_user()\n    can(doc, get_user())\n    return user\n' },
  { name: 'the same look-up twice is the same one, with something to look in as well', code: `${head}def id_or_none():\n    return current_user.get()\nasync def get_current(db):\n    found = id_or_none()\n    return await db.get(User, found)\nasync def change(db, doc):\n    current_user_row = await get_current(db)\n    can(doc, current_user.get())\n` },
  { name: 'telling is no deciding', code: `${head}import logging\ndef change(doc, actor):\n    logging.info("by %s", current_user.get())\n` },
]);
