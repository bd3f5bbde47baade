const { enterTenant } = require('./tenant.cjs');

exports.guard = (tenant) => { enterTenant(tenant); };
