import crypto from 'node:crypto';
import dgram from 'node:dgram';
import dns from 'node:dns';
import fs from 'node:fs';
import http from 'node:http';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import zlib from 'node:zlib';
import { end, prove, serve, then, told } from './harness.mjs';

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'proof-'));
const file = path.join(folder, 'file');
fs.writeFileSync(file, 'text');
let made = 0;
const fresh = () => path.join(folder, `new ${made += 1}`);
const existing = () => { const name = fresh(); fs.writeFileSync(name, ''); return name; };
const called = (start) => ({ call: (_, fn) => told((done) => start(then(fn, done))) });

await prove('node:fs', {
  readFile: called((fn) => fs.readFile(file, fn)), writeFile: called((fn) => fs.writeFile(fresh(), '', fn)), appendFile: called((fn) => fs.appendFile(file, '', fn)),
  stat: called((fn) => fs.stat(file, fn)), lstat: called((fn) => fs.lstat(file, fn)), readdir: called((fn) => fs.readdir(folder, fn)), mkdir: called((fn) => fs.mkdir(fresh(), fn)),
  rm: called((fn) => fs.rm(existing(), fn)), unlink: called((fn) => fs.unlink(existing(), fn)), rename: called((fn) => fs.rename(existing(), fresh(), fn)),
  watch: {
    setup: () => ({ name: existing() }), register: (it, fn) => { it.watcher = fs.watch(it.name, () => { then(fn, () => it.done())(); }); },
    call: (it) => told((done) => { it.done = done; fs.appendFileSync(it.name, 'a'); }), close: (it) => it.watcher.close(),
  },
  access: called((fn) => fs.access(file, fn)), copyFile: called((fn) => fs.copyFile(file, fresh(), fn)), open: called((fn) => fs.open(file, fn)),
});
await prove('node:crypto', {
  randomBytes: called((fn) => crypto.randomBytes(1, fn)), pbkdf2: called((fn) => crypto.pbkdf2('a', 'b', 1, 8, 'sha1', fn)), scrypt: called((fn) => crypto.scrypt('a', 'b', 8, fn)),
});
const packed = { gunzip: zlib.gzipSync('a'), inflate: zlib.deflateSync('a'), brotliDecompress: zlib.brotliCompressSync('a') };
await prove('node:zlib', Object.fromEntries(['gzip', 'gunzip', 'deflate', 'inflate', 'brotliCompress', 'brotliDecompress'].map((name) => [name, called((fn) => zlib[name](packed[name] ?? 'a', fn))])));
await prove('node:dns', { lookup: called((fn) => dns.lookup('localhost', fn)), resolve: called((fn) => dns.resolve('localhost', fn)) });
const server = await serve((request, response) => response.end());
const url = `http://127.0.0.1:${server.port}/`;
await prove('node:http', {
  get: called((fn) => http.get(url, (response) => { response.resume(); fn(); })),
  request: called((fn) => http.request(url, (response) => { response.resume(); fn(); }).end()),
});
const connects = (name) => ({
  setup: async () => {
    const echo = net.createServer((socket) => socket.pipe(socket));
    await told((done) => echo.listen(0, '127.0.0.1', done));
    const socket = net[name](echo.address().port, '127.0.0.1');
    await told((done) => socket.once('connect', done));
    return { echo, socket };
  },
  register: (it, fn) => { it.socket.on('data', () => { then(fn, () => it.done())(); }); },
  call: (it) => told((done) => { it.done = done; it.socket.write('a'); }),
  close: ({ echo, socket }) => { socket.destroy(); echo.close(); },
});
const listens = {
  setup: () => ({}),
  register: async (it, fn) => { it.server = net.createServer((socket) => { then(fn, () => socket.end('a'))(); }); await told((done) => it.server.listen(0, '127.0.0.1', done)); },
  call: (it) => told((done) => net.connect(it.server.address().port, '127.0.0.1').on('close', done).resume()),
  close: (it) => it.server.close(),
};
const receives = (method) => ({
  setup: async () => { const [socket, other] = [dgram.createSocket('udp4'), dgram.createSocket('udp4')]; await told((done) => socket.bind(0, '127.0.0.1', done)); return { socket, other }; },
  register: (it, fn) => { it.socket[method]('message', () => { then(fn, () => it.done())(); }); },
  call: (it) => told((done) => { it.done = done; it.other.send('a', it.socket.address().port, '127.0.0.1'); }),
  close: ({ socket, other }) => { socket.close(); other.close(); },
});
await prove('node:dgram', { 'createSocket().on': receives('on') });
await prove('node:net', { createServer: listens,  'connect().on': connects('connect'), 'createConnection().on': connects('createConnection') });
end();
