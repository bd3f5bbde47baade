import bluebird from 'bluebird';
import { prove, then, told } from './harness.mjs';

await prove('bluebird', { 'default#then': { call: (_, fn) => told((done) => { bluebird.resolve().then(then(fn, done)); }) } });
