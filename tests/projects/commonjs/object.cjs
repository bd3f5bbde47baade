const { AsyncLocalStorage } = require('async_hooks');

const currentTenant = new AsyncLocalStorage();

function setTenant(tenant) {
  currentTenant.enterWith(tenant);
}

module.exports = { currentTenant, setTenant };
