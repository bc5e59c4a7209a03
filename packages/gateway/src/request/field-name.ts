/**
 * Whether a field's name is that one, which is in lower case: only the letters of ASCII have two cases. Looks no further
 * than the first character that differs, and makes no string.
 */
export function isFieldName(name: string, lowercase: string): boolean {
  if (name.length !== lowercase.length) return false;
  for (let at = 0; at < name.length; at++) {
    const code = name.charCodeAt(at);
    if (code !== lowercase.charCodeAt(at) && inLowerCase(code) !== lowercase.charCodeAt(at)) return false;
  }
  return true;
}

function inLowerCase(code: number): number {
  return code >= 65 && code <= 90 ? code + 32 : code;
}
