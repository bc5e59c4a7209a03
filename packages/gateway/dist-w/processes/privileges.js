import { readFileSync } from 'node:fs';
/** Takes on an account for good, where this process may. Throws the system's error. Source: ngx_worker_process_init. */
export function dropPrivileges({ name, group }) {
    const { setgid, initgroups, setuid } = process;
    if (process.geteuid?.() !== 0 || !setgid || !initgroups || !setuid)
        return;
    setgid.call(process, group);
    initgroups.call(process, name, group);
    setuid.call(process, name);
}
/** The number of an account; undefined where the account database cannot tell. */
export function accountId(name) {
    try {
        const line = readFileSync('/etc/passwd', 'latin1')
            .split('\n')
            .find((entry) => entry.startsWith(`${name}:`));
        return line === undefined ? undefined : Number(line.split(':')[2]);
    }
    catch {
        return undefined;
    }
}
//# sourceMappingURL=privileges.js.map