#!/usr/bin/env node
import { run } from './run.ts';

// what is on the command line is bytes to us, like everything else
const argv: readonly string[] = process.argv.slice(2).map((word) => Buffer.from(word).toString('latin1'));

process.exitCode = await run(argv);
