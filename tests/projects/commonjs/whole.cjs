const { currentTenant } = require('./object.cjs');

module.exports = (tenant) => {
  currentTenant.enterWith(tenant);
};
