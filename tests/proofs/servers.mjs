// The servers that some libraries talk to, for as long as their proofs run: from Debian's packages where those are installed, on a
// free port of the loopback, with their data in a temporary folder.
import { execFileSync, spawn } from 'node:child_process';
import { chmodSync, chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import process, { env, exit, getuid, kill } from 'node:process';

const LOOPBACK = '127.0.0.1';
const PATIENCE = 60_000;

const inPath = (name) => (env.PATH ?? '').split(path.delimiter).map((folder) => path.join(folder, name)).find((file) => existsSync(file));

/** Debian keeps a version of PostgreSQL beside the other, and none of them in `PATH`. */
function ofPostgres(name) {
  const root = '/usr/lib/postgresql';
  const versions = existsSync(root) ? readdirSync(root).sort((a, b) => Number(b) - Number(a)) : [];
  return versions.map((version) => path.join(root, version, 'bin', name)).find((file) => existsSync(file)) ?? inPath(name);
}

/** PostgreSQL does not run as root: then as the user of its package. */
const idOf = (name, what) => Number(execFileSync('id', [what, name], { encoding: 'utf8' }));
const asUser = (name) => (getuid?.() === 0 ? { uid: idOf(name, '-u'), gid: idOf(name, '-g') } : {});

/**
 * How each is found and started. `program()` is where it is, or undefined; `start(folder, port, ...more)` starts it on a free port, with
 * `ports - 1` more for what it has beside it, and gives its processes, of which the first one is the server; `url(port)` is where it
 * can be reached.
 */
const SERVERS = {
  redis: {
    program: () => inPath('redis-server'),
    start: (folder, port) => [begin(SERVERS.redis.program(), ['--port', port, '--bind', LOOPBACK, '--dir', folder, '--save', ''])],
    url: (port) => `redis://${LOOPBACK}:${port}`,
  },
  postgresql: {
    program: () => ofPostgres('postgres'),
    start: (folder, port) => {
      const user = asUser('postgres');
      if (user.uid !== undefined) chownSync(folder, user.uid, user.gid);
      const data = path.join(folder, 'data');
      execFileSync(ofPostgres('initdb'), ['--pgdata', data, '--username', 'postgres', '--auth', 'trust', '--no-sync'], { ...user, cwd: folder, stdio: 'ignore' });
      return [begin(ofPostgres('postgres'), ['-D', data, '-h', LOOPBACK, '-p', port, '-k', folder, '-F'], { ...user, cwd: folder })];
    },
    url: (port) => `postgres://postgres@${LOOPBACK}:${port}/postgres`,
  },
  rabbitmq: {
    // What is in `PATH` on Debian wants the folders of the package.
    program: () => ['/usr/lib/rabbitmq/bin/rabbitmq-server'].find((file) => existsSync(file)),
    ports: 3,
    start: (folder, port, names, nodes) => {
      // Its nodes find each other by a second program, which would stay behind if it were not started here.
      const own = {
        HOME: folder, ERL_EPMD_PORT: names, ERL_EPMD_ADDRESS: LOOPBACK, RABBITMQ_NODENAME: 'proofs@localhost', RABBITMQ_NODE_IP_ADDRESS: LOOPBACK, RABBITMQ_NODE_PORT: port,
        RABBITMQ_DIST_PORT: nodes, RABBITMQ_MNESIA_BASE: folder, RABBITMQ_LOG_BASE: folder, RABBITMQ_LOGS: '-', RABBITMQ_ENABLED_PLUGINS_FILE: path.join(folder, 'plugins'),
        RABBITMQ_CONFIG_FILE: path.join(folder, 'rabbitmq'), RABBITMQ_CONF_ENV_FILE: path.join(folder, 'none'),
        RABBITMQ_SERVER_ADDITIONAL_ERL_ARGS: `-kernel inet_dist_use_interface {127,0,0,1}`,
      };
      const epmd = begin(inPath('epmd'), ['-port', names, '-address', LOOPBACK]);
      return [begin(SERVERS.rabbitmq.program(), [], { env: { ...env, ...own } }), epmd];
    },
    url: (port) => `amqp://guest:guest@${LOOPBACK}:${port}`,
  },
};

/** The names of the servers that proofs may need: a folder of `packages/` that is called so needs that one. */
export const SERVER_NAMES = Object.keys(SERVERS);

/** True where the server is installed. */
export function isInstalled(name) {
  return SERVERS[name].program() !== undefined;
}

/** Whatever ends this process ends them. */
const running = new Set();

/** In a group of its own, so that its children end with it. */
function begin(program, args, options = {}) {
  const child = spawn(program, args.map(String), { stdio: 'ignore', detached: true, ...options });
  running.add(child);
  return child;
}

/** Ports that nobody listens on: all are held until all are known, so that they differ. */
async function freePorts(count) {
  const probes = await Promise.all(Array.from({ length: count }, () => new Promise((resolve, reject) => {
    const probe = net.createServer();
    probe.once('error', reject).listen(0, LOOPBACK, () => resolve(probe));
  })));
  const ports = probes.map((probe) => probe.address().port);
  await Promise.all(probes.map((probe) => new Promise((resolve) => { probe.close(resolve); })));
  return ports;
}

/** What a server says first when it is ready; RabbitMQ and PostgreSQL listen before they are. */
const HELLO = {
  redis: [Buffer.from('PING\r\n'), /PONG/],
  postgresql: [Buffer.from([0, 0, 0, 41, 0, 3, 0, 0, ...Buffer.from('user\0postgres\0database\0postgres\0\0')]), /ReadyForQuery|Z\0\0\0\x05I/],
  rabbitmq: [Buffer.from('AMQP\0\0\x09\x01', 'latin1'), /PLAIN/],
};

const answers = (name, port) => new Promise((resolve) => {
  const [question, answer] = HELLO[name];
  const socket = net.connect(port, LOOPBACK, () => socket.write(question));
  let text = '';
  const end = (found) => { socket.destroy(); resolve(found); };
  socket.setTimeout(1000, () => end(false));
  socket.on('error', () => end(false)).on('close', () => end(false)).on('data', (data) => { text += data.toString('latin1'); if (answer.test(text)) end(true); });
});

async function untilReady(name, port, server) {
  const late = Date.now() + PATIENCE;
  while (!await answers(name, port)) {
    if (server.exitCode !== null || Date.now() > late) throw new Error(`${name} did not start on port ${port}.`);
    await new Promise((resolve) => { setTimeout(resolve, 100); });
  }
}

const isRunning = (child) => child.pid !== undefined && child.exitCode === null && child.signalCode === null;

function stop(child) {
  if (!isRunning(child)) return undefined;
  return new Promise((resolve) => { child.once('exit', resolve); kill(-child.pid, 'SIGKILL'); });
}

process.once('exit', () => { for (const child of running) if (isRunning(child)) kill(-child.pid, 'SIGKILL'); });
for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => { exit(1); });

/**
 * Starts a server, and waits until it answers.
 *
 * @returns where it is (`url`), and what ends it and removes its data (`end`)
 */
export async function startServer(name) {
  const folder = mkdtempSync(path.join(os.tmpdir(), `proofs-${name}-`));
  chmodSync(folder, 0o700);
  const [port, ...more] = await freePorts(SERVERS[name].ports ?? 1);
  const started = SERVERS[name].start(folder, port, ...more);
  const end = async () => { await Promise.all(started.map(stop)); rmSync(folder, { recursive: true, force: true, maxRetries: 5 }); };
  try {
    await untilReady(name, port, started[0]);
  } catch (error) {
    await end();
    throw error;
  }
  return { url: SERVERS[name].url(port), end };
}
