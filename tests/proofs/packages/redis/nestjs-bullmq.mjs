import 'reflect-metadata';
import { BullModule, getQueueToken, Processor, WorkerHost } from '@nestjs/bullmq';
import { Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { anew, end, prove, thrice, url } from '../harness.mjs';

const { hostname: host, port } = new URL(url);

await prove('@nestjs/bullmq', {
  'WorkerHost#process': {
    jobs: async (handler, { asking }) => {
      const name = anew();
      const app = await thrice(handler, async (handle) => {
        class Consumer extends WorkerHost { async process() { await handle(); } }
        Processor(name, { concurrency: 1 })(Consumer);
        class App {}
        Module({ imports: [BullModule.forRoot({ connection: { host, port } }), BullModule.registerQueue({ name })], providers: [Consumer] })(App);
        const made = await NestFactory.createApplicationContext(App, { logger: false });
        await asking(() => made.get(getQueueToken(name)).addBulk([1, 2, 3].map((data) => ({ name: 'job', data }))));
        return made;
      });
      await app.close();
    },
  },
});
end();
