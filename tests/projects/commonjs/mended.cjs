const { currentTenant, setTenant } = require('./object.cjs');
const property = require('./property.cjs');
const bind = require('./whole.cjs');

exports.one = async (find, work) => {
  const tenant = await find();
  setTenant(tenant);
  return work();
};

exports.two = (tenant) => { property.enterTenant(tenant); };

exports.three = async (find) => {
  bind(await find());
  return currentTenant.getStore();
};
