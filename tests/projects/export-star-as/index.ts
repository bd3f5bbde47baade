export * as tenants from './tenant';
