#!/usr/bin/env node
/** The command `context-boundary`, as a process of its own. */
import { run } from './command.js';

process.exitCode = await run(process.argv.slice(2));
