export { setTenant as enterTenant } from './tenant.js';
