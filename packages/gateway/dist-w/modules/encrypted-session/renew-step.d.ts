import type { SeveralFormats } from '@edgeseal/token';
import type { Conf } from '../../config/conf.ts';
import type { Step } from '../../request/handler.ts';
import type { Request } from '../../request/request.ts';
import type { Opening } from './last-opened.ts';
import type { EncryptedSessionSettings } from './settings.ts';
import { type SettingsOf } from './steps.ts';
/**
 * Compiles `set_renew_session $token $old [percent]`: a fresh token of what is in the old one when less than that share of
 * its life is left, and nothing otherwise. The session keeps its time of issue, so that its age is known.
 */
export declare function renewStep(cf: Conf, settingsOf: SettingsOf): Step;
/** A token that takes the place of an old one; undefined where that did not open, or need not be yet. `now` is in milliseconds. */
export declare function freshToken(r: Request, tokens: SeveralFormats, old: Opening, settings: EncryptedSessionSettings, lifetime: number, share: number, now: number): Uint8Array | undefined;
//# sourceMappingURL=renew-step.d.ts.map