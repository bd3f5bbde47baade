const { setTenant } = require('./object.cjs');
const property = require('./property.cjs');
const bind = require('./whole.cjs');

exports.one = async (find) => {
  const tenant = await find();
  // expect: no-lost-write lost
  setTenant(tenant);
};

exports.two = async (find) => {
  const tenant = await find();
  // expect: no-lost-write lost
  property.enterTenant(tenant);
};

exports.three = async (find) => {
  const tenant = await find();
  // expect: no-lost-write lost
  bind(tenant);
};
