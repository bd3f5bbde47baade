/** Calls of Python that wait for something and let nobody else run meanwhile: in an `async def` they stop the whole event loop. */

/** Modules of which every call waits, or may. */
export const BLOCKING_MODULES: ReadonlySet<string> = new Set(['requests', 'subprocess', 'urllib.request', 'urllib3', 'socket', 'smtplib', 'ftplib', 'sqlite3', 'psycopg2', 'pymysql', 'MySQLdb', 'pymongo', 'boto3', 'ldap', 'paramiko', 'shutil']);

/** `module.path` of single calls. */
export const BLOCKING_CALLS: ReadonlySet<string> = new Set([
  'time.sleep', 'os.system', 'os.popen', 'os.wait', 'global.open', 'global.input', 'pathlib.Path().read_text', 'pathlib.Path().read_bytes', 'pathlib.Path().write_text', 'pathlib.Path().write_bytes',
  'httpx.get', 'httpx.post', 'httpx.put', 'httpx.patch', 'httpx.delete', 'httpx.request', 'httpx.Client().get', 'httpx.Client().post', 'redis.Redis().get', 'redis.Redis().set',
]);

/** Methods of connections and cursors to databases, whatever they are called on. */
export const BLOCKING_METHODS: ReadonlySet<string> = new Set(['execute', 'executemany', 'executescript', 'fetchone', 'fetchall', 'fetchmany', 'scalar', 'scalars', 'commit', 'query', 'rollback', 'urlopen', 'acquire', 'result']);
