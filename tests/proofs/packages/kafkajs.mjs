// The real runner of the client, with a stub in the place of the group of consumers: there is no broker.
import { createRequire } from 'node:module';
import { prove } from './harness.mjs';

const Runner = createRequire(import.meta.url)('kafkajs/src/consumer/runner.js');
const logger = { namespace: () => logger, debug() {}, info() {}, warn() {}, error() {} };
const consumerGroup = { hasSeekOffset: () => false, resolveOffset() {}, heartbeat: async () => undefined, isPaused: () => false, commitOffsetsIfNecessary: async () => undefined };

await prove('kafkajs', {
  'Kafka#consumer().run': {
    jobs: async (handler) => {
      const runner = new Runner({ logger, consumerGroup, instrumentationEmitter: { emit() {} }, eachMessage: async () => { await handler(); }, heartbeatInterval: 1, retry: {}, autoCommit: false, onCrash() {}, concurrency: 1 });
      runner.running = true;
      await runner.processEachMessage({ topic: 't', partition: 0, messages: [{ offset: 0 }, { offset: 1 }, { offset: 2 }] });
    },
  },
});
