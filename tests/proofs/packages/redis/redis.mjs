import { createClient } from 'redis';
import { anew, end, prove, then, told, url } from '../harness.mjs';

const connected = async () => { const client = createClient({ url }); await client.connect(); return client; };
const subscribed = (name) => ({
  setup: async () => ({ channel: anew(), client: await connected(), other: await connected() }),
  register: (made, fn) => made.client[name](made.channel, (...args) => then(fn, () => made.done())(...args)),
  call: (made) => Promise.all([told((done) => { made.done = done; }), made.other.publish(made.channel, 'x')]),
  close: ({ client, other }) => { client.destroy(); other.destroy(); },
});

await prove('redis', { 'createClient().subscribe': subscribed('subscribe'), 'createClient().pSubscribe': subscribed('pSubscribe') });
end();
