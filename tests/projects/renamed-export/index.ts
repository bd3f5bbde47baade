export { getTenant, setTenant as enterTenant } from './tenant';
