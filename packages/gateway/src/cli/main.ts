#!/usr/bin/env node
import { MODULES } from '../modules/index.ts';
import { runWorker } from '../processes/worker.ts';
import { isWorker } from '../processes/worker-process.ts';
import { ENVIRONMENT, run } from './run.ts';

// what is on the command line is bytes to us, like everything else
const argv: readonly string[] = process.argv.slice(2).map((word) => Buffer.from(word).toString('latin1'));

if (isWorker()) runWorker(MODULES, ENVIRONMENT);
else process.exitCode = await run(argv);
