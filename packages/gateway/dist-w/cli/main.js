#!/usr/bin/env node
import { COMMANDS, runCommand } from '../commands/index.js';
import { TERMINAL } from '../commands/terminal.js';
import { MODULES } from '../modules/index.js';
import { runWorker } from '../processes/worker.js';
import { isWorker } from '../processes/worker-process.js';
import { print } from './print.js';
import { ENVIRONMENT, run } from './run.js';
const [name = '', ...args] = process.argv.slice(2);
const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
if (isWorker())
    runWorker(MODULES, ENVIRONMENT);
else if (command) {
    process.exitCode = await runCommand(command, args, TERMINAL, (line) => print(Buffer.from(`edgeseal: ${line}\n`).toString('latin1')));
}
else {
    // what is on the command line is bytes to us, like everything else
    process.exitCode = await run(process.argv.slice(2).map((word) => Buffer.from(word).toString('latin1')));
}
//# sourceMappingURL=main.js.map