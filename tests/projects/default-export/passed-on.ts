export { default } from './enter';
