const VERSIONS = ['TLSv1', 'TLSv1.1', 'TLSv1.2', 'TLSv1.3'];
/** The commands that Node.js has an option for, in lower case, as OpenSSL compares them. */
const COMMANDS = {
    minprotocol: (cf, value) => {
        const minVersion = version(cf, value);
        return (options) => ({ ...options, minVersion });
    },
    maxprotocol: (cf, value) => {
        const maxVersion = version(cf, value);
        return (options) => ({ ...options, maxVersion });
    },
    // the suites of TLS 1.3 are in the same list as the others
    ciphersuites: (_cf, value) => (options) => ({
        ...options,
        ciphers: `${value}:${listOf(options, (name) => !isSuite(name))}`,
    }),
    cipherstring: (_cf, value) => (options) => ({ ...options, ciphers: `${listOf(options, isSuite)}:${value}` }),
    groups: (_cf, value) => (options) => ({ ...options, ecdhCurve: value }),
    curves: (_cf, value) => (options) => ({ ...options, ecdhCurve: value }),
};
/** Commands that OpenSSL has and Node.js has no option for. */
const OTHERS = new Set(('SignatureAlgorithms ClientSignatureAlgorithms Protocol Options VerifyMode NumTickets Certificate PrivateKey ' +
    'ChainCAFile ChainCAPath VerifyCAFile VerifyCAPath RequestCAFile RequestCAPath ClientCAFile ClientCAPath ' +
    'DHParameters ECDHParameters RecordPadding ServerInfoFile')
    .toLowerCase()
    .split(' '));
/** `ssl_conf_command`: a command that would be left undone ends loading, as the connections would not be what is asked for. */
export const confCommand = (cf) => {
    const [name, value] = [cf.arg(0), cf.arg(1)];
    const make = COMMANDS[name.toLowerCase()];
    if (make)
        return make(cf, value);
    const failed = `SSL_CONF_cmd("${name}", "${value}") failed`;
    if (!OTHERS.has(name.toLowerCase()))
        cf.fail(`${failed} (SSL: error:0A000182:SSL routines::unknown cmd name:cmd=${name})`);
    return cf.fail(`${failed} (Node.js has no such option)`);
};
function version(cf, value) {
    const known = VERSIONS.find((each) => each === value);
    const [name] = cf.args;
    const reason = `(SSL: error:0A000180:SSL routines::bad value:cmd=${name}, value=${value})`;
    return known ?? cf.fail(`SSL_CONF_cmd("${name}", "${value}") failed ${reason}`);
}
const isSuite = (name) => name.startsWith('TLS_');
function listOf(options, wanted) {
    return (options.ciphers ?? '').split(':').filter(wanted).join(':');
}
//# sourceMappingURL=conf-command.js.map