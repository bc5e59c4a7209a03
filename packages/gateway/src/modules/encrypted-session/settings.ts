import type { TokenFormat } from '@edgeseal/token';
import type { Value } from '../../request/handler.ts';

/** Settings of the encrypted session module. */
export interface EncryptedSessionSettings {
  /** 32 bytes. */
  readonly encrypted_session_key: Uint8Array | undefined;
  /** 16 bytes. */
  readonly encrypted_session_iv: Uint8Array;
  /** Seconds, 0 for never; or a text to be read as a time for each request. */
  readonly encrypted_session_expires: number | Value;
  /** Seals and opens with the level's key and IV; undefined where no key is defined. */
  encrypted_session_format: TokenFormat | undefined;
}
