const { AsyncLocalStorage } = require('async_hooks');

const currentTenant = new AsyncLocalStorage();

exports.enterTenant = function (tenant) {
  currentTenant.enterWith(tenant);
};
