import { Sequelize } from 'sequelize';
import { end, prove, url } from '../harness.mjs';

await prove('sequelize', {
  'Sequelize#transaction': {
    setup: () => new Sequelize(url, { logging: false, pool: { max: 1 } }),
    call: (sequelize, fn) => sequelize.transaction(async () => { await fn(); }),
    close: (sequelize) => sequelize.close(),
  },
});
end();
