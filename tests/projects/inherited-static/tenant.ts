import { Context } from './context';

export class TenantContext extends Context {}
