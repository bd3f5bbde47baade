import http from 'node:http';
import { Server } from 'socket.io';
import { io } from 'socket.io-client';
import { end, prove, then, told } from './harness.mjs';

const open = async () => {
  const server = http.createServer();
  const sockets = new Server(server);
  await told((done) => server.listen(0, '127.0.0.1', done));
  return { server, sockets, url: `http://127.0.0.1:${server.address().port}` };
};
const connect = async (it) => { it.client = io(it.url, { transports: ['websocket'], forceNew: true }); await told((done) => it.client.once('connect', done)); };
const close = ({ client, sockets }) => { client?.close(); sockets.close(); };

const onConnection = (of) => ({
  setup: open, close, call: (it) => told((done) => { it.done = done; it.client = io(it.url, { transports: ['websocket'], forceNew: true }); }),
  register: (it, fn) => { of(it.sockets).on('connection', then(fn, () => it.done())); },
});

await prove('socket.io', {
  'Server#on': onConnection((server) => server), 'Server#of().on': onConnection((server) => server.of('/')),
  'ServerSocket#on': {
    setup: open, close, call: (it) => it.client.emitWithAck('event'),
    register: async (it, fn) => { it.sockets.on('connection', (socket) => { socket.on('event', (done) => { then(fn, done)(); }); }); await connect(it); },
  },
  'Server#use': {
    mount: async ({ middleware, handler }) => {
      const it = await open();
      it.sockets.use((socket, next) => { middleware(next); });
      it.sockets.on('connection', () => handler());
      return { request: async () => { await connect(it); it.client.close(); }, close: () => close(it) };
    },
  },
  'ServerSocket#use': {
    mount: async ({ middleware, handler }) => {
      const it = await open();
      it.sockets.on('connection', (socket) => { socket.use((packet, next) => { middleware(next); }); socket.on('event', (done) => { handler(); done(); }); });
      await connect(it);
      return { request: () => it.client.emitWithAck('event'), close: () => close(it) };
    },
  },
});
end();
