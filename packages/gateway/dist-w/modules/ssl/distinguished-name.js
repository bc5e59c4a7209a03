import { derElements, objectIdentifier } from './der.js';
/**
 * The attributes of a name a DER `Name` (RFC 5280 section 4.1.2.4). `printed` is what Node.js makes of the same name,
 * from which the names of the types are taken.
 */
export function readName(name, printed) {
    const types = (printed ?? '').split(/\n| \+ /).map((text) => text.slice(0, Math.max(text.indexOf('='), 0)));
    const attributes = derElements(name).flatMap(({ content }, set) => derElements(content).map((attribute) => ({ set, parts: derElements(attribute.content) })));
    return attributes.flatMap(({ set, parts: [identifier, value] }, i) => {
        if (!identifier || !value)
            return [];
        const numbers = objectIdentifier(identifier.content);
        const type = (types.length === attributes.length && types[i]) || numbers;
        return [{ type, known: type !== numbers, value, set }];
    });
}
/** A name in the form of RFC 2253, its last part first, as OpenSSL's XN_FLAG_RFC2253 has it: ASCII alone. */
export function rfc2253Name(attributes) {
    let text = '';
    let set;
    for (const attribute of [...attributes].reverse()) {
        if (set !== undefined)
            text += set === attribute.set ? '+' : ',';
        set = attribute.set;
        text += `${attribute.type}=${attribute.known ? escaped(attribute.value) : dumped(attribute.value)}`;
    }
    return text;
}
/** A name as OpenSSL's X509_NAME_oneline writes it: `/C=DE/CN=name`. */
export function onelineName(attributes) {
    let text = '';
    let set;
    for (const attribute of attributes) {
        text += `${set === attribute.set ? '+' : '/'}${attribute.type}=${visible(attribute.value)}`;
        set = attribute.set;
    }
    return text;
}
const UTF8_STRING = 12;
const GENERAL_STRING = 27;
/** The kinds of strings, by how many octets a character of them has. */
const WIDTHS = {
    12: 1,
    18: 1,
    19: 1,
    20: 1,
    22: 1,
    23: 1,
    24: 1,
    26: 1,
    28: 4,
    30: 2,
};
function escaped(value) {
    const width = WIDTHS[value.tag];
    if (width === undefined || value.content.length % width !== 0)
        return dumped(value);
    const codes = [];
    for (let at = 0; at < value.content.length; at += width)
        codes.push(value.content.readUIntBE(at, width));
    const last = codes.length - 1;
    return codes.map((code, i) => escapedCharacter(code, i === 0, i === last, value.tag)).join('');
}
function escapedCharacter(code, first, last, tag) {
    const octets = tag === UTF8_STRING || code < 0x80 ? [code] : utf8(code);
    return octets.map((octet) => escapedOctet(octet, first, last)).join('');
}
function utf8(code) {
    return code > 0x10ffff ? [0x3f] : [...Buffer.from(String.fromCodePoint(code))];
}
function escapedOctet(octet, first, last) {
    if (octet < 0x20 || octet >= 0x7f)
        return `\\${hex(octet)}`;
    const character = String.fromCharCode(octet);
    const special = ',+"\\<>;'.includes(character) || (first && '# '.includes(character)) || (last && character === ' ');
    return special ? `\\${character}` : character;
}
function dumped(value) {
    return `#${value.whole.toString('hex').toUpperCase()}`;
}
function visible({ tag, content }) {
    // strings of four octets a character are looked at as OpenSSL guesses them to be
    const wide = tag === GENERAL_STRING && content.length % 4 === 0 && content.every((octet, i) => i % 4 === 3 || !octet);
    const octets = wide ? content.filter((_, i) => i % 4 === 3) : content;
    return [...octets]
        .map((octet) => octet < 0x20 || octet > 0x7e ? `\\x${hex(octet)}` : String.fromCharCode(octet).replace(/[/+]/, '\\$&'))
        .join('');
}
function hex(octet) {
    return octet.toString(16).toUpperCase().padStart(2, '0');
}
//# sourceMappingURL=distinguished-name.js.map