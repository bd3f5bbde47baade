const { enterTenant } = require('./tenant.cjs');

exports.guard = async (find) => {
  const tenant = await find;
  // expect: no-lost-write lost
  enterTenant(tenant);
};
