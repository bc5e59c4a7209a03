import { parseUrl } from './address.js';
import { resolveHost } from './host-addresses.js';
/** The facilities by their numbers; RFC 3164 section 4.1.1. */
const FACILITIES = [
    'kern',
    'user',
    'mail',
    'daemon',
    'auth',
    'intern',
    'lpr',
    'news',
    'uucp',
    'clock',
    'authpriv',
    'ftp',
    'ntp',
    'audit',
    'alert',
    'cron',
    'local0',
    'local1',
    'local2',
    'local3',
    'local4',
    'local5',
    'local6',
    'local7',
];
const SEVERITIES = ['emerg', 'alert', 'crit', 'error', 'warn', 'notice', 'info', 'debug'];
const USUAL_PORT = 514;
const LONGEST_TAG = 32;
/** Reads `syslog:server=…[,facility=…][,tag=…][,severity=…][,nohostname]`. Source: ngx_syslog_parse_args. */
export function readSyslogTarget(cf, written) {
    const given = new Map();
    for (const word of written.slice('syslog:'.length).split(',')) {
        const [, name = '', value = ''] = /^(server|facility|severity|tag)=(.*)$/s.exec(word) ?? [];
        if (name === '' && word !== 'nohostname')
            cf.fail(`unknown syslog parameter "${word}"`);
        if (name !== '' && given.has(name))
            cf.fail(`duplicate syslog "${name}"`);
        given.set(name === '' ? word : name, value);
    }
    const facility = given.get('facility') ?? 'local7';
    if (!FACILITIES.includes(facility))
        cf.fail(`unknown syslog facility "${facility}"`);
    const severity = given.get('severity') ?? 'info';
    if (!SEVERITIES.includes(severity))
        cf.fail(`unknown syslog severity "${severity}"`);
    const server = given.get('server') ?? cf.fail('no syslog server specified');
    return {
        written,
        ...readServer(cf, server),
        facility: FACILITIES.indexOf(facility),
        severity: SEVERITIES.indexOf(severity),
        tag: readTag(cf, given.get('tag') ?? 'nginx'),
        hostname: !given.has('nohostname'),
    };
}
function readTag(cf, tag) {
    if (tag.length > LONGEST_TAG)
        cf.fail('syslog tag length exceeds 32');
    if (!/^\w*$/.test(tag))
        cf.fail('syslog "tag" only allows alphanumeric characters and underscore');
    return tag;
}
function readServer(cf, text) {
    const parts = parseUrl(text, false);
    if (typeof parts === 'string')
        return cf.fail(`${parts} in syslog server "${text}"`);
    const { host } = parts;
    if ('path' in host)
        return cf.fail(`syslog server "${text}" is not supported, only those over UDP are`);
    const [address] = resolveHost(host.name);
    if (address === undefined)
        return cf.fail(`host not found in syslog server "${text}"`);
    return { host: address, port: host.port === undefined ? USUAL_PORT : Number(host.port) };
}
//# sourceMappingURL=syslog-target.js.map