import express from 'express';
import fileUpload from 'express-fileupload';
import session from 'express-session';
import multer from 'multer1';
import { end, prove, serve } from './harness.mjs';

const body = `--B\r\ncontent-disposition: form-data; name="f"; filename="f"\r\n\r\n${'x'.repeat(3e5)}\r\n--B--\r\n`;
/** Does what a middleware binds get through the library's own one? */
const behind = (make, options) => ({
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
end();
