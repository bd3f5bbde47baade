/** How imports of Python are resolved, and what is followed through them. */
import { Linter } from 'eslint';
import { describe, expect, it } from 'vitest';
import plugin from '../../src/index.js';
import { Folder } from './folder.js';

const TENANT = `from contextvars import ContextVar
tenant = ContextVar("tenant", default=None)
def enter(value):
    tenant.set(value)
`;
/** `enter` is called in a task of its own, so what it sets is lost. */
const taskWith = (imports: string, call = 'enter'): string => `import asyncio
${imports}
async def child(value):
    ${call}(value)
async def main():
    await asyncio.create_task(child(1))
`;

function lint(files: Readonly<Record<string, string | undefined>>, path: string): readonly string[] {
  const folder = new Folder({ 'package.json': undefined, 'pyproject.toml': '', ...files });
  const messages = new Linter({ cwd: folder.root }).verify(files[path]!, plugin.configs.python, { filename: folder.path(path) });
  return messages.map(({ line, messageId, message }) => `${line} ${messageId ?? message}`);
}

describe('a rebind is found behind', () => {
  it.each<[string, Readonly<Record<string, string>>, string, string?]>([
    ['a relative import', { 'app/__init__.py': '', 'app/tenant.py': TENANT }, 'from .tenant import enter'],
    ['a relative import from the folder above', { 'app/__init__.py': '', 'tenant.py': TENANT }, 'from ..tenant import enter'],
    ['an absolute import', { 'app/__init__.py': '', 'app/tenant.py': TENANT }, 'from app.tenant import enter'],
    ['a module by its dotted name', { 'app/__init__.py': '', 'app/tenant.py': TENANT }, 'import app.tenant', 'app.tenant.enter'],
    ['another name', { 'app/__init__.py': '', 'app/tenant.py': TENANT }, 'from app import tenant as t', 't.enter'],
    ['a package that gives it on', { 'app/__init__.py': '', 'app/tenants/__init__.py': 'from .tenant import enter\n', 'app/tenants/tenant.py': TENANT }, 'from app.tenants import enter'],
    ['a package that gives all on', { 'app/__init__.py': '', 'app/tenants/__init__.py': 'from .tenant import *\n', 'app/tenants/tenant.py': TENANT }, 'from app.tenants import enter'],
    ['a package without a file of its own', { 'lib/spaces/tenant.py': TENANT }, 'from spaces.tenant import enter'],
    ['a `src` folder', { 'src/tenancy/__init__.py': TENANT }, 'from tenancy import enter'],
    ['a folder that the project takes its packages from', { 'pyproject.toml': '[tool.setuptools.packages.find]\nwhere = ["python"]\n', 'python/tenancy/__init__.py': TENANT }, 'from tenancy import enter'],
    ...['[tool.pytest.ini_options]\npythonpath = [\n  "tests",\n  "server",\n]\n', '[tool.mypy]\nmypy_path = "stubs:server" # and not lib\n', '[tool.mypy]\nmypy_path = "$MYPY_CONFIG_FILE_DIR/server"\n', '[tool.pyright]\nextraPaths = ["server"]\n']
      .map((config): [string, Record<string, string>, string] => [`a package that tests or type checkers import from: ${config}`, { 'pyproject.toml': config, 'server/__init__.py': '', 'server/tenancy.py': TENANT }, 'from tenancy import enter']),
    ['a distribution beside', { 'pyproject.toml': '', 'packages/tenancy/setup.py': '', 'packages/tenancy/tenancy/__init__.py': TENANT }, 'from tenancy import enter'],
    ['several lines of names', { 'app/__init__.py': '', 'app/tenant.py': TENANT }, 'from app.tenant import (\n    tenant,  # the variable\n    enter,\n)'],
    ['an import inside of a function', { 'app/__init__.py': '', 'app/tenant.py': TENANT }, 'def enter(value):\n    from app.tenant import enter as set_it; set_it(value)'],
  ])('%s', (_, files, imports, call) => {
    const path = 'app/main.py';
    expect(lint({ ...files, [path]: taskWith(imports, call) }, path).map((one) => one.replace(/^\d+ /, ''))).toEqual(['lost']);
  });
});

it('without anything that says where the project begins, it is where the packages do', () => {
  const of = (inner: string): readonly string[] => lint({ 'pyproject.toml': undefined, 'app/__init__.py': '', [`app/${inner}/__init__.py`]: '', 'app/tenant.py': TENANT, 'app/core/main.py': taskWith('from app.tenant import enter') }, 'app/core/main.py');
  expect(of('core')).toEqual([expect.stringContaining('lost')]);
  // Not a package, so that nothing says that what lies above belongs to it.
  expect(of('other')).toEqual([]);
});

it.each<[string, string, Readonly<Record<string, string>>]>([
  ['a module', 'from .tenant import enter', { 'app/tenant.py': TENANT }],
  ['a `src` folder', 'from tenancy import enter', { 'src/tenancy/__init__.py': TENANT }],
  ['a distribution', 'from tenancy import enter', { 'packages/tenancy/setup.py': '', 'packages/tenancy/tenancy/__init__.py': TENANT }],
])('%s that is created, or is gone, is seen by the next lint', (_, imports, files) => {
  const main = taskWith(imports);
  const folder = new Folder({ 'package.json': undefined, 'pyproject.toml': '', 'app/__init__.py': '', 'app/main.py': main });
  const linter = new Linter({ cwd: folder.root });
  const found = (): unknown[] => linter.verify(main, plugin.configs.python, { filename: folder.path('app/main.py') }).map(({ messageId }) => messageId);
  expect(found()).toEqual([]);
  for (const [path, text] of Object.entries(files)) folder.write(path, text);
  expect(found()).toEqual(['lost']);
  for (const path of Object.keys(files)) folder.remove(path);
  expect(found()).toEqual([]);
});

describe('nothing is said where an import leads to', () => {
  it.each([
    ['a package that is not followed', { 'app/__init__.py': '' }, 'from tenancy import enter'],
    ['a module of the standard library', { 'app/__init__.py': '' }, 'from contextlib import enter'],
    ['a file that is not there', { 'app/__init__.py': '' }, 'from .tenant import enter'],
    ['what is outside of the project', { 'setup.py': '', 'app/__init__.py': '' }, 'from ....tenant import enter'],
    ['a file that does not parse', { 'app/__init__.py': '', 'app/tenant.py': 'def (:\n' }, 'from .tenant import enter'],
  ])('%s', (_, files, imports) => {
    expect(lint({ ...files, 'app/main.py': taskWith(imports) }, 'app/main.py')).toEqual([]);
  });
});
