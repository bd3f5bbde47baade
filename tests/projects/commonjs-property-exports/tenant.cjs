const { AsyncLocalStorage } = require('async_hooks');

const current = new AsyncLocalStorage();

exports.enterTenant = (tenant) => { current.enterWith(tenant); };
