import { isBlank } from './characters.ts';

/** A way to write a word: `text` as it stands in a configuration. */
export interface WrittenWord {
  readonly text: string;
  readonly quoted: boolean;
}

/**
 * Every way to write a value that may be worth it, the most readable first: bare, quoted with `\n` `\r` `\t` escaped,
 * then the forms that are ugly but take fewer bytes (nginx limits a word's written length).
 */
export function* writeWord(value: string): Generator<WrittenWord, void, undefined> {
  const bare = writeBare(value, false);
  if (bare !== undefined) yield { text: bare, quoted: false };
  const quote = value.includes('"') && !value.includes("'") ? "'" : '"';
  yield { text: writeQuoted(value, quote, true), quoted: true };
  yield { text: writeQuoted(value, '"', false), quoted: true };
  yield { text: writeQuoted(value, "'", false), quoted: true };
  const escaped = writeBare(value, true);
  if (escaped !== undefined) yield { text: escaped, quoted: false };
}

const CONTROL: Readonly<Record<string, string>> = { '\t': '\\t', '\r': '\\r', '\n': '\\n' };
const ESCAPABLE = '"\'\\trn';

function writeQuoted(value: string, quote: string, escapeControl: boolean): string {
  const special = quote === '"' ? /["\\\t\r\n]/g : /['\\\t\r\n]/g;
  return (
    quote +
    value.replace(special, (char, at: number) => {
      if (char === quote) return `\\${char}`;
      if (char !== '\\') return escapeControl ? (CONTROL[char] ?? char) : char;
      const next = value.charAt(at + 1); // a backslash that nginx would keep anyway stays single: regexes read better
      const keeps = next !== '' && !ESCAPABLE.includes(next) && !(escapeControl && next in CONTROL);
      return keeps ? char : '\\\\';
    }) +
    quote
  );
}

/** The value without quotes, or `undefined` when it needs them; `escaping` allows escapes where quotes read better. */
function writeBare(value: string, escaping: boolean): string | undefined {
  if (value === '' || value.startsWith('#') || value.startsWith('}')) return undefined;
  let text = '';
  let afterDollar = false;
  for (let at = 0; at < value.length; at += 1) {
    const char = value.charAt(at);
    if (char === '{' && afterDollar) {
      text += char;
      continue;
    }
    afterDollar = char === '$';
    if (char === '\\' && keepsBackslash(value, at)) {
      at += 1;
      text += char + value.charAt(at); // nginx takes the next character literally, even a space or a `;`
    } else if (char === '\\') {
      text += '\\\\';
    } else if (at === 0 && (char === '"' || char === "'")) {
      if (!escaping) return undefined;
      text += `\\${char}`;
    } else if (char === ';' || char === '{' || isBlank(char.charCodeAt(0))) {
      const escaped = escaping ? CONTROL[char] : undefined;
      if (escaped === undefined) return undefined;
      text += escaped;
    } else {
      text += char;
    }
  }
  return text;
}

/** Whether a single backslash survives here; before `${` it must be doubled or the `{` would open a block. */
function keepsBackslash(value: string, at: number): boolean {
  const next = value.charAt(at + 1);
  return next !== '' && !ESCAPABLE.includes(next) && !(next === '$' && value.charAt(at + 2) === '{');
}
