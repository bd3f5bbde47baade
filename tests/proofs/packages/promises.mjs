import bluebird from 'bluebird';
import q from 'q';
import { prove, then, told } from './harness.mjs';

await prove('bluebird', { 'default#then': { call: (_, fn) => told((done) => { bluebird.resolve().then(then(fn, done)); }) } });
await prove('q', { 'Promise#then': { call: (_, fn) => told((done) => { q().then(then(fn, done)); }) } });
