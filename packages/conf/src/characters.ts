/** Character codes that the configuration language gives a meaning. */
export const LF = 0x0a;
export const BACKSLASH = 0x5c;
export const QUOTE = 0x22;
export const APOSTROPHE = 0x27;
export const HASH = 0x23;
export const DOLLAR = 0x24;
export const PARENTHESIS_CLOSE = 0x29;
export const SEMICOLON = 0x3b;
export const BRACE_OPEN = 0x7b;
export const BRACE_CLOSE = 0x7d;

/** nginx's configuration buffer: no word or comment may fill it (`NGX_CONF_BUFFER`), in bytes. */
export const CONF_BUFFER = 4096;

/** Whether a character separates words: space, tab, CR or LF. */
export function isBlank(code: number): boolean {
  return code === 0x20 || code === 0x0a || code === 0x09 || code === 0x0d;
}
