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

await prove('mongoose', Object.fromEntries(NAMES.map((name) => [`model().${name}`, lazy(name)])));
end();
