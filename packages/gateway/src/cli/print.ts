import { STDERR } from '../log/log-file.ts';

/** Writes to standard error at once, so that nothing is lost when the program ends. The text is latin1. */
export function print(text: string): void {
  STDERR.write(text);
}

/** Says why the program cannot start or go on: nginx's [emerg]. */
export function emerg(message: string): void {
  print(`edgeseal: [emerg] ${message}\n`);
}

/** Says what is doubtful in a configuration. */
export function warn(message: string): void {
  print(`edgeseal: [warn] ${message}\n`);
}
