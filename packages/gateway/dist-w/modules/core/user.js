import { readFileSync } from 'node:fs';
/** Reads `user name [group]` and makes sure that both exist. Source: ngx_set_user. */
export function readUser(cf) {
    if (process.geteuid?.() !== 0) {
        cf.warn('the "user" directive makes sense only if the master process runs with super-user privileges, ignored');
        return undefined;
    }
    const [name = '', group = name] = cf.args;
    if (!exists('/etc/passwd', name))
        cf.fail(`getpwnam("${name}") failed`);
    if (!exists('/etc/group', group))
        cf.fail(`getgrnam("${group}") failed`);
    return { name, group };
}
/** Whether an account database has an entry of that name; one that cannot be read is taken to. */
function exists(database, name) {
    try {
        return readFileSync(database, 'latin1')
            .split('\n')
            .some((line) => line.startsWith(`${name}:`));
    }
    catch {
        return true;
    }
}
//# sourceMappingURL=user.js.map