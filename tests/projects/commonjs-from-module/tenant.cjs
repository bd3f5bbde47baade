const { AsyncLocalStorage } = require('node:async_hooks');

const current = new AsyncLocalStorage();

module.exports = {
  enterTenant(tenant) { current.enterWith(tenant); },
};
