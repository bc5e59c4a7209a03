import { readFileSync } from 'node:fs';
import type { User } from '../modules/core/user.ts';

/** What Node.js has for accounts, on systems that have them. */
interface Accounts {
  readonly setgid?: (group: string) => void;
  readonly initgroups?: (user: string, group: string) => void;
  readonly setuid?: (user: string) => void;
}

/** Takes on an account for good, where this process may. Throws the system's error. Source: ngx_worker_process_init. */
export function dropPrivileges({ name, group }: User): void {
  const { setgid, initgroups, setuid }: Accounts = process;
  if (process.geteuid?.() !== 0 || !setgid || !initgroups || !setuid) return;
  setgid.call(process, group);
  initgroups.call(process, name, group);
  setuid.call(process, name);
}

/** The number of an account; undefined where the account database cannot tell. */
export function accountId(name: string): number | undefined {
  try {
    const line = readFileSync('/etc/passwd', 'latin1')
      .split('\n')
      .find((entry) => entry.startsWith(`${name}:`));
    return line === undefined ? undefined : Number(line.split(':')[2]);
  } catch {
    return undefined;
  }
}
