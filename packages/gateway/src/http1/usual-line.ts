const TAB = 9;
const LF = 10;
const CR = 13;
const SPACE = 32;
const SLASH = 47;
const COLON = 58;
const DELETE = 127;

const CODES: readonly number[] = Array.from({ length: 256 }, (_, code) => code);

/** 1 for the bytes that a table is about. */
function table(has: (code: number) => boolean): Uint8Array {
  return Uint8Array.from(CODES, (code) => (has(code) ? 1 : 0));
}

/** Bytes of the usual names of fields, 1 for each of them: letters, digits and the hyphen. */
export const NAME: Uint8Array = table((code) => /[0-9a-z-]/i.test(String.fromCharCode(code)));
/** Those of a value: no control characters, of which the tab is none here. */
const VALUE = table((code) => code === TAB || (code >= SPACE && code !== DELETE));
/** Those of a target that needs no closer look. */
const TARGET = table((code) => code > SPACE && code !== DELETE);

/** What goes before the target's slash. */
export const BEFORE_TARGET: Uint8Array = Buffer.from('GET ');
/** What follows the target, with the end of the line. */
export const BEHIND_TARGET: Uint8Array = Buffer.from(' HTTP/1.1\r\n');

/** Where the target ends of a whole line `GET /… HTTP/1.1` at `from`; -1 for any other. */
export function targetEnd(bytes: Uint8Array, from: number): number {
  let at = from + BEFORE_TARGET.length;
  if (!standsAt(bytes, from, BEFORE_TARGET) || bytes[at] !== SLASH) return -1;
  while (TARGET[bytes[at] ?? 0] === 1) at++;
  return standsAt(bytes, at, BEHIND_TARGET) ? at : -1;
}

/** Where the colon is of a field at `from` whose name is a usual one; -1 for any other line. */
export function nameEnd(bytes: Uint8Array, from: number): number {
  let at = from;
  while (NAME[bytes[at] ?? 0] === 1) at++;
  return at > from && bytes[at] === COLON ? at : -1;
}

/** Where CR LF ends the value at `from`; -1 where something else does, or its end has not come. */
export function valueEnd(bytes: Uint8Array, from: number): number {
  let at = from;
  while (VALUE[bytes[at] ?? 0] === 1) at++;
  return isLineEnd(bytes, at) ? at : -1;
}

/** Whether CR LF stands there. */
export function isLineEnd(bytes: Uint8Array, at: number): boolean {
  return bytes[at] === CR && bytes[at + 1] === LF;
}

/** The first place from `from` on where no blank stands. */
export function behindBlanks(bytes: Uint8Array, from: number): number {
  let at = from;
  while (isBlank(bytes[at])) at++;
  return at;
}

/** The last place down to `least` that has no blank before it. */
export function beforeBlanks(bytes: Uint8Array, least: number, from: number): number {
  let at = from;
  while (at > least && isBlank(bytes[at - 1])) at--;
  return at;
}

/** Whether a byte is a space or a tab. */
export function isBlank(code: number | undefined): boolean {
  return code === SPACE || code === TAB;
}

function standsAt(bytes: Uint8Array, from: number, what: Uint8Array): boolean {
  for (let at = 0; at < what.length; at++) {
    if (bytes[from + at] !== what[at]) return false;
  }
  return true;
}
