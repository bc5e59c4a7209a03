/** The attributes that a session cookie should have. */
export declare const COOKIE_ATTRIBUTES: readonly string[];
/** Which of them a part of a `Set-Cookie` has, as origins of a variable: `attribute HttpOnly`. */
export declare function attributesIn(text: string): readonly string[];
//# sourceMappingURL=cookie-attributes.d.ts.map