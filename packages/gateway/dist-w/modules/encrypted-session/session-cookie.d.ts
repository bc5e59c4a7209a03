import type { Conf } from '../../config/conf.ts';
import type { Step, Value } from '../../request/handler.ts';
import type { Request } from '../../request/request.ts';
import { type SettingsOf } from './steps.ts';
/** One `session_cookie`. */
export interface SessionCookie {
    readonly name: string;
    readonly value: Value;
    /** As the field has them. */
    readonly attributes: string;
}
/** `session_cookie NAME $variable [attributes…]`: several may be given at a level, which replace those around it. */
export declare function applySessionCookie(cf: Conf): void;
/** Compiles `session_cookie_open NAME $variable [attributes…]`. */
export declare function cookieOpenStep(cf: Conf, settingsOf: SettingsOf): Step;
/** Adds the cookies of a level, and those that were renewed, to a response with one of the statuses of `add_header`. */
export declare function addSessionCookies(r: Request, settingsOf: SettingsOf): void;
//# sourceMappingURL=session-cookie.d.ts.map