import { CONVERSIONS } from './strftime-conversions.js';
/** Flags, width, modifier and letter of a conversion; the letter is missing at the end of a format. */
const SPECIFICATION = /%([_\-0^#]*)(\d*)([EO]?)([\s\S]?)/g;
/**
 * A time by a format of C's strftime, as glibc writes it in the C locale, with its flags (`_ - 0 ^ #`), widths and
 * modifiers. What is no conversion stays as it is; the format ends at a NUL. Undefined where the result has more than
 * `most` bytes.
 */
export function strftime(format, time, most) {
    const end = format.indexOf('\0');
    const result = write(end < 0 ? format : format.slice(0, end), time, most);
    return result.length > most ? undefined : result;
}
function write(format, time, most) {
    return format.replace(SPECIFICATION, (whole, flags, width, modifier, letter) => {
        const style = {
            pad: flags.replace(/[\^#]/g, '').slice(-1),
            upper: flags.includes('^'),
            swapCase: flags.includes('#'),
            // a greater one only makes a result that is too long longer
            width: Math.min(Number(width), most + 1),
        };
        if (letter === 'z')
            return writeOffset(time.offset, style);
        const rule = CONVERSIONS.get(letter);
        if (!rule?.modifiers.includes(modifier))
            return writeText(whole, style);
        return writeConversion(rule.conversion, time, style, most);
    });
}
function writeConversion(conversion, time, style, most) {
    if ('number' in conversion) {
        return writeNumber(conversion.number(time), conversion.digits, {
            ...style,
            pad: style.pad || conversion.pad || '',
        });
    }
    if ('format' in conversion)
        return writeText(write(conversion.format, time, most), style);
    const value = conversion.text(time);
    if (conversion.lower || (style.swapCase && conversion.swapCase === 'lower')) {
        return padded(value.toLowerCase(), style);
    }
    return writeText(value, { ...style, upper: style.upper || (style.swapCase && conversion.swapCase === 'upper') });
}
function writeText(value, style) {
    return padded(style.upper ? upperCase(value) : value, style);
}
function padded(value, style) {
    return value.padStart(style.width, style.pad === '0' ? '0' : ' ');
}
function writeNumber(value, digits, style) {
    const text = String(Math.abs(value));
    const sign = value < 0 ? '-' : '';
    const width = Math.max(digits, style.width);
    if (style.pad === '-')
        return (sign + text).padStart(style.width);
    return style.pad === '_' ? (sign + text).padStart(width) : sign + text.padStart(width - sign.length, '0');
}
/** `%z`: the sign is padded like a text, the digits like a number. */
function writeOffset(offset, style) {
    const minutes = Math.trunc(Math.abs(offset) / 60);
    const digits = Math.trunc(minutes / 60) * 100 + (minutes % 60);
    return padded(offset < 0 ? '-' : '+', style) + writeNumber(digits, 4, style);
}
/** In the C locale only ASCII letters have a case. */
function upperCase(text) {
    return text.replace(/[a-z]+/g, (letters) => letters.toUpperCase());
}
//# sourceMappingURL=strftime.js.map