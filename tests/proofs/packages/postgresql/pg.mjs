import pg from 'pg';
import { anew, end, prove, then, told, url } from '../harness.mjs';

const connected = async () => { const client = new pg.Client(url); await client.connect(); return client; };
const pool = async () => { const made = new pg.Pool({ connectionString: url, max: 1 }); await made.query('select 1'); return made; };
const close = (made) => made.end();
const own = {
  'Client#query': { setup: connected, call: (client, fn) => told((done) => { client.query('select 1', then(fn, done)); }), close },
  'Pool#query': { setup: pool, call: (made, fn) => told((done) => { made.query('select 1', then(fn, done)); }), close },
  'Pool#connect': { setup: pool, call: (made, fn) => told((done) => { made.connect((error, client, release) => { then(fn, () => { release(); done(); })(); }); }), close },
  'Client#on': {
    setup: async () => { const [client, other, channel] = [await connected(), await connected(), anew()]; await client.query(`listen ${channel}`); return { client, other, channel }; },
    register: (made, fn) => { made.client.on('notification', () => then(fn, () => made.done())()); },
    call: (made) => Promise.all([told((done) => { made.done = done; }), made.other.query(`notify ${made.channel}`)]),
    close: async ({ client, other }) => { await client.end(); await other.end(); },
  },
  // A second connection is opened for each call: nobody gives the first ones back.
  'Pool#on': {
    setup: () => new pg.Pool({ connectionString: url, max: 2 }),
    register: (made, fn) => { made.on('connect', () => { made.ran = fn(); }); },
    call: async (made) => { await made.connect(); await made.ran; },
    ways: ['sync', 'before', 'after'],
  },
};

await prove('pg', Object.fromEntries(Object.entries(own).flatMap(([name, api]) => [[name, api], [`default.${name}`, api]])));
end();
