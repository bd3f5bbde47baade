import Redis from 'ioredis';
import { anew, end, prove, then, told, url } from '../harness.mjs';

const setup = async () => { const redis = new Redis(url); await redis.ping(); return redis; };
const close = (redis) => redis.disconnect();
const ARGUMENTS = { get: ['k'], set: ['k', 'v'], del: ['k'], incr: ['n'], hget: ['h', 'f'], hset: ['h', 'f', 'v'], expire: ['k', 1] };
const command = (name) => ({ setup, call: (redis, fn) => told((done) => { redis[name](...ARGUMENTS[name], then(fn, done)); }), close });

const own = {
  ...Object.fromEntries(Object.keys(ARGUMENTS).map((name) => [name, command(name)])),
  'pipeline().exec': { setup, call: (redis, fn) => told((done) => { redis.pipeline().get('k').exec(then(fn, done)); }), close },
  on: {
    setup: async () => { const made = { channel: anew(), redis: await setup(), other: await setup() }; await made.redis.subscribe(made.channel); return made; },
    register: (made, fn) => { made.redis.on('message', (...args) => then(fn, () => made.done())(...args)); },
    call: (made) => Promise.all([told((done) => { made.done = done; }), made.other.publish(made.channel, 'x')]),
    close: ({ redis, other }) => { close(redis); close(other); },
  },
};

await prove('ioredis', Object.fromEntries(Object.entries(own).map(([name, api]) => [`default#${name}`, api])));
end();
