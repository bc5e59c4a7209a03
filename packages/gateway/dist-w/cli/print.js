import { STDERR } from '../log/log-file.js';
/** Writes to standard error at once, so that nothing is lost when the program ends. The text is latin1. */
export function print(text) {
    STDERR.write(text);
}
/** Says why the program cannot start or go on: nginx's [emerg]. */
export function emerg(message) {
    print(`edgeseal: [emerg] ${message}\n`);
}
/** Says what is doubtful in a configuration. */
export function warn(message) {
    print(`edgeseal: [warn] ${message}\n`);
}
//# sourceMappingURL=print.js.map