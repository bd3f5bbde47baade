export { auth as whoIsThere } from './auth';
