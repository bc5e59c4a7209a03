/** The attributes that a session cookie should have. */
export const COOKIE_ATTRIBUTES = ['HttpOnly', 'Secure', 'SameSite'];
/** Which of them a part of a `Set-Cookie` has, as origins of a variable: `attribute HttpOnly`. */
export function attributesIn(text) {
    return COOKIE_ATTRIBUTES.filter((name) => new RegExp(`;\\s*${name}\\b`, 'i').test(text)).map((name) => `attribute ${name}`);
}
//# sourceMappingURL=cookie-attributes.js.map