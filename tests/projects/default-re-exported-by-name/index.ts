export { default as enterTenant } from './tenant';
