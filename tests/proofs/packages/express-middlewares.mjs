import express from 'express';
import fileUpload from 'express-fileupload';
import httpContext from 'express-http-context';
import session from 'express-session';
import multer from 'multer1';
import passport from 'passport';
import { Strategy } from 'passport-local';
import { end, prove, serve } from './harness.mjs';

const body = `--B\r\ncontent-disposition: form-data; name="f"; filename="f"\r\n\r\n${'x'.repeat(3e5)}\r\n--B--\r\n`;
/** Does what a middleware binds get through the library's own one? */
const behind = (make, options) => ({
  behind: true,
  ways: ['run'],
  mount: ({ middleware, handler }) => {
    const app = express();
    app.use((request, response, next) => middleware(next));
    app.use(make());
    app.use((request, response) => { handler(); response.end(); });
    return serve(app, options);
  },
});
const upload = { body, headers: { 'content-type': 'multipart/form-data; boundary=B' } };

await prove('express-session', { 'default()': behind(() => session({ secret: 'proof', resave: false, saveUninitialized: true })) });
await prove('express-fileupload', { 'default()': behind(() => fileUpload(), upload) });
await prove('multer', { 'default().any': behind(() => multer().any(), upload), 'default().single': behind(() => multer().single('f'), upload), 'default().array': behind(() => multer().array('f'), upload) });

const login = { body: '{"username":"a","password":"b"}', headers: { 'content-type': 'application/json' } };
passport.use('quiet', new Strategy((user, password, done) => { setImmediate(() => done(null, { user })); }));
await prove('passport', {
  'default.authenticate': behind(() => [express.json(), passport.authenticate('quiet', { session: false })], login),
  // The function of a strategy that looks the user up.
  'default.use': {
    ways: ['sync', 'before', 'after'],
    mount: ({ middleware, handler }) => {
      passport.use('proof', new Strategy((user, password, done) => { Promise.resolve(middleware()).then(() => done(null, { user })); }));
      const app = express();
      app.use(express.json(), passport.authenticate('proof', { session: false }));
      app.post('/', (request, response) => { handler(); response.end(); });
      return serve(app, login);
    },
  },
});

await prove('express-http-context', {
  // What a middleware sets in the store that the one before it opened.
  'default.middleware': {
    bag: { set: (value) => httpContext.set('proof', value), get: () => httpContext.get('proof') },
    mount: ({ middleware, handler }) => {
      const app = express();
      app.use(httpContext.middleware);
      app.use((request, response, next) => middleware(next));
      app.use((request, response) => { handler(); response.end(); });
      return serve(app);
    },
  },
});
end();
