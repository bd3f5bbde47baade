import http from 'node:http';
import * as ws from 'ws';
import { end, prove, then, told } from './harness.mjs';

// The name is new in ws 8.
const { default: WebSocket, WebSocketServer = ws.Server } = ws;
const open = async () => {
  const server = http.createServer();
  const sockets = new WebSocketServer({ server });
  await told((done) => server.listen(0, '127.0.0.1', done));
  return { server, sockets, url: `ws://127.0.0.1:${server.address().port}` };
};
const connect = async (it) => { it.client = new WebSocket(it.url); await told((done) => it.client.once('open', done)); };
const close = ({ client, sockets, server }) => { client.terminate(); sockets.close(); server.close(); };
const ask = (it) => told((done) => { it.done = done; it.client.send('a'); });

const onServer = (method) => ({
  setup: open, close, call: ask,
  register: async (it, fn) => { it.sockets.on('connection', (socket) => { socket[method]('message', then(fn, () => socket.send('b'))); }); await connect(it); it.client.on('message', () => it.done()); },
});
const onClient = {
  setup: async () => { const it = await open(); it.sockets.on('connection', (socket) => { socket.on('message', () => socket.send('b')); }); await connect(it); return it; },
  close, call: ask, register: (it, fn) => { it.client.on('message', then(fn, () => it.done())); },
};

const onConnection = (method) => ({
  setup: open, close, call: async (it) => { const ran = told((done) => { it.done = done; }); await connect(it); await ran; },
  register: (it, fn) => { it.sockets[method]('connection', then(fn, () => it.done())); },
});

await prove('ws', { 'WebSocketServer#on': onConnection('on'), 'WebSocketServer#addListener': onConnection('addListener'), 'ServerSocket#on': onServer('on'), 'ServerSocket#addListener': onServer('addListener'), 'default#on': onClient, 'WebSocket#on': onClient });
end();
