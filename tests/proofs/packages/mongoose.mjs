import mongoose from 'mongoose';
import { end, prove } from './harness.mjs';

// Without a connection a query waits in a buffer; its hooks run when it is executed.
const NAMES = ['find', 'findOne', 'findById', 'countDocuments', 'updateOne', 'updateMany', 'deleteOne', 'deleteMany', 'distinct', 'replaceOne', 'estimatedDocumentCount', 'findOneAndUpdate', 'findOneAndDelete', 'findByIdAndUpdate', 'findByIdAndDelete'];
const HOOKS = { findById: 'findOne', findByIdAndUpdate: 'findOneAndUpdate', findByIdAndDelete: 'findOneAndDelete' };
let models = 0;

const lazy = (name) => ({
  query: (look) => {
    const schema = new mongoose.Schema({ a: Number }, { bufferTimeoutMS: 5 });
    schema.pre(HOOKS[name] ?? name, { query: true, document: false }, async () => { look(); });
    const model = mongoose.model(`Proof${models += 1}`, schema);
    return name === 'distinct' ? model.distinct('a') : model[name](...(name.includes('ById') ? ['000000000000000000000000'] : []), ...(/update|replace/i.test(name) ? (name.includes('ById') ? [{ a: 1 }] : [{}, { a: 1 }]) : []));
  },
});

/** A hook of a document: it runs when that is validated. */
const hooks = (name) => ({
  setup: () => ({}),
  register: (made, fn) => {
    const schema = new mongoose.Schema({ a: Number });
    schema[name]('validate', async () => { await fn(); });
    made.model = mongoose.model(`Proof${models += 1}`, schema);
  },
  call: ({ model }) => new model({ a: 1 }).validate(),
});
// The real connection, with a session that has no database behind it.
const session = { withTransaction: (fn) => fn(), endSession: async () => undefined };
const transaction = (connection) => ({
  setup: () => { connection.startSession = async () => session; },
  call: (_, fn) => connection.transaction(async () => { await fn(); }),
});
await prove('mongoose', {
  'Schema#pre': hooks('pre'), 'Schema#post': hooks('post'), 'connection.transaction': transaction(mongoose.connection), 'default.connection.transaction': transaction(mongoose.connection),
});

await prove('mongoose', Object.fromEntries(NAMES.map((name) => [`model().${name}`, lazy(name)])));
end();
