import { parseDate } from './dates.js';
/** The formats of tokens. */
export const FORMATS = ['classic', 'sealed', 'jwe'];
/** `encrypted_session_accept FORMAT… [until=DATE]`. */
export const acceptedFormats = (cf) => {
    const names = [];
    let until;
    for (const word of cf.args) {
        const name = FORMATS.find((format) => format === word);
        if (name && names.includes(name))
            cf.fail(`"${cf.name}" has "${word}" twice`);
        if (name)
            names.push(name);
        else if (word.startsWith('until=')) {
            until = parseDate(word.slice('until='.length)) ?? cf.fail(`invalid date "${word}" in "${cf.name}" directive`);
        }
        else
            cf.fail(`invalid value "${word}" in "${cf.name}" directive, it must be "classic", "sealed" or "jwe"`);
    }
    if (names.length === 0)
        cf.fail(`"${cf.name}" must name a format`);
    if (names.includes('classic') && until === undefined) {
        cf.warn(`"${cf.name} classic" without "until=" keeps what is weak in that format for ever`);
    }
    return { names, until };
};
//# sourceMappingURL=accepted-formats.js.map