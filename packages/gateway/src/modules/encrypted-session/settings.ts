import type { SeveralFormats } from '@edgeseal/token';
import type { Value } from '../../request/handler.ts';
import type { AcceptedFormats, FormatName } from './accepted-formats.ts';
import type { KeyRing } from './key-ring.ts';
import type { SessionCookie } from './session-cookie.ts';
import type { TokenStore } from './token-store.ts';
import type { WrittenKeys } from './written-keys.ts';

/** The keys of a level: written there, or in a file. */
export type LevelKeys = WrittenKeys | KeyRing;

/** Settings of the encrypted session module. */
export interface EncryptedSessionSettings {
  /** Of `encrypted_session_key` or `encrypted_session_keyring`. */
  readonly encrypted_session_key: LevelKeys | undefined;
  /** 16 bytes. */
  readonly encrypted_session_iv: Uint8Array;
  /** Seconds, 0 for never; or a text to be read as a time for each request. */
  readonly encrypted_session_expires: number | Value;
  /** What tokens are sealed in. */
  readonly encrypted_session_format: FormatName;
  /** What else is opened. */
  readonly encrypted_session_accept: AcceptedFormats;
  /** Latin1; empty for none. */
  readonly encrypted_session_purpose: string;
  /** How long after its first issue a session may last: seconds, 0 for ever. */
  readonly encrypted_session_max_age: number;
  /** Tokens that were issued before are refused: Unix seconds, or a text to be read for each request; undefined for none. */
  readonly encrypted_session_not_before: number | Value | undefined;
  /** How many tokens that have opened are remembered; 0 for none. */
  readonly encrypted_session_cache: number;
  /** Where marks of tokens are kept; undefined for nowhere. */
  readonly encrypted_session_store: TokenStore | undefined;
  /** Whether a token opens once only. */
  readonly encrypted_session_once: boolean;
  /** Whether tokens open where the store does not answer. */
  readonly encrypted_session_store_failure: 'deny' | 'allow';
  /** How long the store is waited for, in milliseconds. */
  readonly encrypted_session_store_timeout: number;
  readonly session_cookie: readonly SessionCookie[];
  /** Derived: seals and opens by all of these; undefined where no key is defined. */
  encrypted_session_tokens: SeveralFormats | undefined;
}
