import amqp from 'amqplib';
import { anew, end, prove, thrice, url } from '../harness.mjs';

const consume = (open) => ({
  jobs: async (handler, { asking, handing }) => {
    const connection = await amqp.connect(url);
    const [channel, other] = [await handing(() => connection[open]()), await asking(() => connection.createConfirmChannel())];
    const { queue } = await channel.assertQueue(anew());
    for (let i = 0; i < 3; i += 1) other.sendToQueue(queue, Buffer.from('x'));
    await other.waitForConfirms();
    await thrice(handler, (handle) => handing(() => channel.consume(queue, handle, { noAck: true })));
    await connection.close();
  },
});

await prove('amqplib', { 'connect().createChannel().consume': consume('createChannel'), 'connect().createConfirmChannel().consume': consume('createConfirmChannel') });
end();
