// The real client against the server that mysql2 itself has, for want of another one.
import { createRequire } from 'node:module';
import { end, prove, then, told } from './harness.mjs';

const mysql = createRequire(import.meta.url)('mysql2');
// The client warns of the order in which that server numbers its packets.
console.error = () => undefined;
const COLUMN = { catalog: 'def', schema: '', table: '', orgTable: '', name: '1', orgName: '', characterSet: 63, columnLength: 1, columnType: 8, flags: 129, decimals: 0 };

async function server() {
  const made = mysql.createServer();
  made.on('connection', (connection) => {
    connection.serverHandshake({ protocolVersion: 10, serverVersion: '8', connectionId: 1, statusFlags: 2, characterSet: 8, capabilityFlags: 0xffffff });
    connection.on('query', () => { connection.writeTextResult([{ 1: 1 }], [COLUMN]); });
    connection.on('error', () => undefined);
  });
  await told((done) => { made.listen(0, done); });
  return { made, options: { host: '127.0.0.1', port: made._server.address().port, user: 'proof', database: 'proof' } };
}

const asks = (make) => ({
  setup: async () => { const { made, options } = await server(); const client = make(options); await told((done) => { client.query('select 1', done); }); return { made, client }; },
  call: ({ client }, fn) => told((done) => { client.query('select 1', then(fn, done)); }),
  close: ({ made, client }) => { if (client.destroy === undefined) client.end(() => undefined); else client.destroy(); made.close(() => undefined); },
});

await prove('mysql2', {
  'createConnection().query': asks((options) => mysql.createConnection(options)),
  'createPool().query': asks((options) => mysql.createPool({ ...options, connectionLimit: 1 })),
});
end();
