import { Module, UseGuards } from '@nestjs/common';
import { AuthGuard, PassportModule, PassportStrategy } from '@nestjs/passport';
import { Strategy } from 'passport-local';
import { end, prove } from '../harness.mjs';
import { controller, listen } from './harness.mjs';

const login = { body: '{"username":"a","password":"b"}' };

/** An application whose one handler is behind a guard of Passport. `validate` and `handleRequest` are what is called on the way. */
function application(handler, { validate = async () => ({}), handleRequest }) {
  class Local extends PassportStrategy(Strategy, 'proof') {
    async validate() { return validate(); }
  }
  class Guard extends AuthGuard('proof') {
    handleRequest(error, user, ...rest) {
      return handleRequest === undefined ? super.handleRequest(error, user, ...rest) : handleRequest(user);
    }
  }
  class App {}
  Module({ imports: [PassportModule], providers: [Local], controllers: [controller(handler, UseGuards(Guard))] })(App);
  return listen(App, undefined, login);
}

const ways = ['sync', 'before', 'after'];
await prove('@nestjs/passport', {
  'PassportStrategy()#validate': { ways, mount: ({ middleware, handler }) => application(handler, { validate: async () => { await middleware(); return {}; } }) },
  // What it gives is the user, as it is.
  'AuthGuard()#handleRequest': { ways, mount: ({ middleware, handler }) => application(handler, { handleRequest: (user) => { middleware(); return user; } }) },
});
end();
