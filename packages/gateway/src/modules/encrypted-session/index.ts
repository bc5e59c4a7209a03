import { ANY_HTTP } from '../../config/context.ts';
import { type Read, setting, step } from '../../config/directives.ts';
import { defineModule, type Module } from '../../config/module.ts';
import { parseSeconds } from '../../config/time.ts';
import { hasVariables } from '../../config/value.ts';
import type { Value } from '../../request/handler.ts';
import { classicFor } from './classic-keys.ts';
import type { EncryptedSessionSettings } from './settings.ts';
import { openStep, sealStep } from './steps.ts';

const KEY_LENGTH = 32;
const IV_LENGTH = 16;

const key: Read<Uint8Array> = (cf) => {
  const bytes = Buffer.from(cf.arg(0), 'latin1');
  if (bytes.length === KEY_LENGTH) return bytes;
  return cf.fail(`encrypted_session_key: the key must be of ${KEY_LENGTH} bytes long`);
};

const iv: Read<Uint8Array> = (cf) => {
  const written = Buffer.from(cf.arg(0), 'latin1');
  if (written.length > IV_LENGTH) {
    cf.fail(`encrypted_session_iv: the init vector must NOT be longer than ${IV_LENGTH} bytes`);
  }
  const bytes = new Uint8Array(IV_LENGTH);
  bytes.set(written);
  return bytes;
};

const expires: Read<number | Value> = (cf) => {
  const written = cf.arg(0);
  if (hasVariables(written)) return cf.value(written);
  return parseSeconds(written) ?? cf.refuse('invalid value');
};

/** nginx's encrypted session module: values into tokens that hide them and expire, and back. */
export const encryptedSession: Module<EncryptedSessionSettings> = defineModule<EncryptedSessionSettings>({
  name: 'encrypted_session',
  defaults: {
    encrypted_session_key: undefined,
    encrypted_session_iv: Buffer.from('deadbeefdeadbeef', 'latin1'),
    encrypted_session_expires: 86_400,
    encrypted_session_format: undefined,
  },
  directives: {
    encrypted_session_key: {
      in: ANY_HTTP,
      args: [1],
      syntax: 'key',
      doc: 'The AES-256 key: exactly 32 bytes.',
      ...setting(key),
    },
    encrypted_session_iv: {
      in: ANY_HTTP,
      args: [1],
      syntax: 'iv',
      default: 'deadbeefdeadbeef',
      doc: 'The initialization vector: at most 16 bytes, a shorter one is padded with zero bytes.',
      ...setting(iv),
    },
    encrypted_session_expires: {
      in: ANY_HTTP,
      args: [1],
      syntax: 'time | $variable',
      default: '1d',
      doc: 'How long the tokens made here are valid; 0 for ever.',
      ...setting(expires),
    },
    set_encrypt_session: {
      in: ANY_HTTP,
      args: [1, 2],
      syntax: '$variable [value]',
      doc: 'Gives the variable a token of the value, or of its own value: binary, to be encoded before it is sent.',
      ...step((cf) => sealStep(cf, (r) => encryptedSession.of(r))),
    },
    set_decrypt_session: {
      in: ANY_HTTP,
      args: [1, 2],
      syntax: '$variable [token]',
      doc: 'Gives the variable the value in a token; nothing where the token is expired, tampered with or none of ours.',
      ...step((cf) => openStep(cf, (r) => encryptedSession.of(r))),
    },
  },
  merge: (settings, _context, { environment }) => {
    const { encrypted_session_key: secret, encrypted_session_iv: vector } = settings;
    settings.encrypted_session_format = secret && classicFor(secret, vector, environment.now);
  },
});
