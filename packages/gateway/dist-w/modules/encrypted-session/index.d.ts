import { type Module } from '../../config/module.ts';
import type { EncryptedSessionSettings } from './settings.ts';
/** nginx's encrypted session module: values into tokens that hide them and expire, and back. */
export declare const encryptedSession: Module<EncryptedSessionSettings>;
//# sourceMappingURL=index.d.ts.map