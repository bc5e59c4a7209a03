import { type SeveralFormats } from '@edgeseal/token';
import type { Conf } from '../../config/conf.ts';
import type { Environment } from '../../config/environment.ts';
import type { Step } from '../../request/handler.ts';
import { type Outcome, type Result } from '../../request/outcome.ts';
import type { Request } from '../../request/request.ts';
import { type Opening } from './last-opened.ts';
import type { EncryptedSessionSettings } from './settings.ts';
/** The settings that a request is under. */
export type SettingsOf = (r: Request) => EncryptedSessionSettings;
/** Logs that there is no key, for which a request is ended. */
export declare function noKey(r: Request): number;
/** Compiles `set_encrypt_session`. */
export declare function sealStep(cf: Conf, settingsOf: SettingsOf): Step;
/** A token of a value, which may have the time of issue of another; undefined, with a log line, for what cannot be sealed. */
export declare function sealed(r: Request, tokens: SeveralFormats, value: Uint8Array, lifetime: number, issuedAt?: number): Uint8Array | undefined;
/** The shorter of two times, of which 0 is for ever. */
export declare function within(lifetime: number, most: number): number;
/** Seconds that a token made now is valid; undefined, with a log line, where a variable holds no time. */
export declare function lifetimeOf(r: Request, { encrypted_session_expires: expires }: EncryptedSessionSettings): number | undefined;
/** Compiles `set_decrypt_session`. */
export declare function openStep(cf: Conf, settingsOf: SettingsOf): Step;
/** Compiles `set_revoke_session`. */
export declare function revokeStep(cf: Conf, settingsOf: SettingsOf): Step;
/** Goes on with what is there, at once, or with what is waited for. */
export declare function when<T>(result: T | Promise<T>, next: (result: T) => Result): Outcome;
/** Opens a token, and notes what came of it; by a promise only where a store has to be asked. */
export declare function open(r: Request, tokens: SeveralFormats, settings: EncryptedSessionSettings, token: string, { now, zones }: Environment): Opening | Promise<Opening>;
/** Bytes as values have them. */
export declare function latin1(bytes: Uint8Array): string;
//# sourceMappingURL=steps.d.ts.map