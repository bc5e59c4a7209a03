import { hostname } from 'node:os';
/** Reads `server_name name…` into the server being read. Source: ngx_http_core_server_name. */
export function applyServerName(cf) {
    for (const written of cf.args)
        for (const name of readName(cf, written))
            cf.server?.names.push(name);
}
function readName(cf, written) {
    if (written === '~')
        cf.fail('empty regex in server name "~"');
    if (written.startsWith('~')) {
        // nginx matches server names, which are in lower case, caselessly only where the pattern has capitals
        const caseless = /[A-Z]/.test(written);
        return [{ kind: 'regex', pattern: cf.pattern(written.slice(1), caseless), written }];
    }
    if (written.includes('/'))
        cf.warn(`server name "${written}" has suspicious symbols`);
    if (/^(?:\.|\*|\*[^.].*|\*\.)$/s.test(written))
        cf.fail(`server name "${written}" is invalid`);
    const name = written.toLowerCase();
    if (name.includes('..') || name.includes('\0'))
        return [{ kind: 'invalid', written }];
    if (name === '$hostname')
        return [{ kind: 'exact', name: hostname(), written: hostname() }];
    if (name.startsWith('.')) {
        return [
            { kind: 'exact', name: name.slice(1), written: name.slice(1) },
            { kind: 'leading', name, written: name.slice(1) },
        ];
    }
    if (!name.includes('*'))
        return [{ kind: 'exact', name: name.replace(/\.$/, ''), written: name }];
    if (/^\*\.[^*]+$/.test(name))
        return [{ kind: 'leading', name: name.slice(1), written: name }];
    if (/^[^*]+\.\*$/.test(name))
        return [{ kind: 'trailing', name: name.slice(0, -1), written: name }];
    return [{ kind: 'invalid', written }];
}
//# sourceMappingURL=server-name.js.map