/** All kinds of statements that programs are made of. */
import type { Shape } from '../grow.js';
import { awaits } from './awaits.js';
import { boundaries } from './boundaries.js';
import { calls } from './calls.js';
import { classes } from './classes.js';
import { control } from './control.js';
import { generators } from './generators.js';
import { later } from './later.js';
import { stores } from './stores.js';

export const shapes: readonly Shape[] = [...stores, ...awaits, ...calls, ...classes, ...later, ...boundaries, ...generators, ...control];
