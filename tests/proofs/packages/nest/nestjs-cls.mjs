import { Module } from '@nestjs/common';
import { ClsModule, ClsServiceManager } from 'nestjs-cls';
import { end, prove } from '../harness.mjs';
import { controller, guard, listen } from './harness.mjs';

const cls = ClsServiceManager.getClsService();

await prove('nestjs-cls', {
  // What a guard sets in the store that the middleware opened.
  ClsMiddleware: {
    bag: { set: (value) => cls.set('proof', value), get: () => cls.get('proof') },
    mount: ({ middleware, handler }) => {
      class App {}
      Module({ imports: [ClsModule.forRoot({ middleware: { mount: true } })], controllers: [controller(handler, guard(middleware))] })(App);
      return listen(App);
    },
  },
});
end();
