import type { DirectiveDefinition } from '../../config/module.ts';
import type { VerificationSettings } from './client-verification.ts';
/** What the settings of client certificates are where nothing gives them. */
export declare const VERIFICATION_DEFAULTS: VerificationSettings;
/** The directives of client certificates. */
export declare const VERIFICATION_DIRECTIVES: Readonly<Record<string, DirectiveDefinition>>;
//# sourceMappingURL=verification-directives.d.ts.map