const SIGNALS = ['stop', 'quit', 'reopen', 'reload'];
/** Switches that need something after them, with what nginx says where it is missing. */
const WITH_VALUE = {
    p: 'requires directory name',
    e: 'requires file name',
    c: 'requires file name',
    g: 'requires parameter',
    s: 'requires parameter',
};
const FLAGS = {
    '?': ['version', 'help'],
    h: ['version', 'help'],
    v: ['version'],
    V: ['version', 'build'],
    t: ['test'],
    T: ['test', 'dump'],
    q: ['quiet'],
};
/** Reads the command line, as bytes in latin1. Returns nginx's complaint where it is wrong. Source: ngx_get_options. */
export function parseSwitches(argv) {
    const flags = { help: false, version: false, build: false, test: false, dump: false, quiet: false };
    const values = {};
    for (let i = 0; i < argv.length; i++) {
        const word = argv[i] ?? '';
        if (!word.startsWith('-'))
            return { complaint: `invalid option: "${word}"` };
        for (let at = 1; at < word.length; at++) {
            const letter = word.charAt(at);
            const names = FLAGS[letter];
            const need = WITH_VALUE[letter];
            if (names) {
                for (const name of names)
                    flags[name] = true;
            }
            else if (need === undefined) {
                return { complaint: `invalid option: "${letter}"` };
            }
            else {
                const value = at + 1 < word.length ? word.slice(at + 1) : argv[++i];
                if (value === undefined)
                    return { complaint: `option "-${letter}" ${need}` };
                values[letter] = value;
                break;
            }
        }
    }
    const signal = SIGNALS.find((name) => name === values['s']);
    if (values['s'] !== undefined && !signal)
        return { complaint: `invalid option: "-s ${values['s']}"` };
    return {
        ...flags,
        signal,
        prefix: values['p'],
        errorLog: values['e'],
        file: values['c'],
        globals: values['g'] ?? '',
    };
}
//# sourceMappingURL=switches.js.map