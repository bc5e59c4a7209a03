import { isUtf8 } from 'node:buffer';
import { ANY_HTTP, HTTP_SERVER_LOCATION_IF } from '../../config/context.ts';
import {
  flag,
  milliseconds,
  numberBetween,
  oneOf,
  type Read,
  seconds,
  setting,
  step,
} from '../../config/directives.ts';
import { defineModule, type Module } from '../../config/module.ts';
import { parseSeconds } from '../../config/time.ts';
import { hasVariables } from '../../config/value.ts';
import type { Value } from '../../request/handler.ts';
import { acceptedFormats, FORMATS } from './accepted-formats.ts';
import { parseDate } from './dates.ts';
import { formatsFor } from './formats.ts';
import { applyKeyRing, applyKeys } from './key-ring.ts';
import { OPENED_VARIABLES } from './last-opened.ts';
import { readStore } from './read-store.ts';
import { renewStep } from './renew-step.ts';
import { addSessionCookies, applySessionCookie, cookieOpenStep } from './session-cookie.ts';
import type { EncryptedSessionSettings } from './settings.ts';
import { openStep, revokeStep, sealStep } from './steps.ts';
import { purposesOf } from './written-keys.ts';

const IV_LENGTH = 16;

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

const purpose: Read<string> = (cf) => {
  const name = cf.arg(0);
  if (name === '') cf.refuse('must name a purpose');
  // it would be one purpose for all of them
  if (hasVariables(name)) cf.refuse('must not have variables');
  if (!isUtf8(Buffer.from(name, 'latin1'))) cf.refuse('must be UTF-8');
  purposesOf(cf).add(name);
  return name;
};

const notBefore: Read<number | Value> = (cf) => {
  const written = cf.arg(0);
  if (hasVariables(written)) return cf.value(written);
  if (/^\d{1,15}$/.test(written)) return Number(written);
  return parseDate(written) ?? cf.refuse('invalid value');
};

/** More is more than a timer can wait. */
const LONGEST_PATIENCE = 2 ** 31 - 1;

const patience: Read<number> = (cf) => {
  const ms = milliseconds(cf);
  return ms > 0 && ms <= LONGEST_PATIENCE ? ms : cf.refuse('invalid value');
};

/** More would be hundreds of megabytes. */
const MOST_REMEMBERED = 100_000;

const cacheEntries: Read<number> = (cf) => (cf.arg(0) === 'off' ? 0 : numberBetween(1, MOST_REMEMBERED)(cf));

/** nginx's encrypted session module: values into tokens that hide them and expire, and back. */
export const encryptedSession: Module<EncryptedSessionSettings> = defineModule<EncryptedSessionSettings>({
  name: 'encrypted_session',
  defaults: {
    encrypted_session_key: undefined,
    encrypted_session_iv: Buffer.from('deadbeefdeadbeef', 'latin1'),
    encrypted_session_expires: 86_400,
    encrypted_session_format: 'classic',
    encrypted_session_accept: { names: [], until: undefined },
    encrypted_session_purpose: '',
    encrypted_session_max_age: 0,
    encrypted_session_not_before: undefined,
    encrypted_session_cache: 0,
    encrypted_session_store: undefined,
    encrypted_session_once: false,
    encrypted_session_store_failure: 'deny',
    encrypted_session_store_timeout: 1000,
    session_cookie: [],
    encrypted_session_tokens: undefined,
  },
  directives: {
    encrypted_session_key: {
      in: ANY_HTTP,
      args: { atLeast: 1 },
      syntax: 'key [old-key…]',
      doc: 'Seals with the first key and opens with any: 32 bytes; of the sealed format 32 or more, of jwe 64, also as base64:…, hex:…, file:path or env:name.',
      apply: applyKeys,
    },
    encrypted_session_keyring: {
      in: ANY_HTTP,
      args: [1],
      syntax: 'file',
      doc: 'Takes the keys from a JSON Web Key Set (RFC 7517), which is taken up anew when it changes, without a reload; mode 0600.',
      apply: applyKeyRing,
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
    encrypted_session_format: {
      in: ANY_HTTP,
      args: [1],
      syntax: 'classic | sealed | jwe',
      default: 'classic',
      doc: 'The format of tokens: that of the C module, one that is authenticated, or a standard JWE.',
      ...setting(oneOf(...FORMATS)),
    },
    encrypted_session_accept: {
      in: ANY_HTTP,
      args: { atLeast: 1 },
      syntax: 'format… [until=date]',
      doc: 'Formats that are opened beside that of encrypted_session_format, until a date (`2027-03-01`, or with a time as in RFC 3339).',
      ...setting(acceptedFormats),
    },
    encrypted_session_purpose: {
      in: ANY_HTTP,
      args: [1],
      syntax: 'name',
      doc: 'What tokens are for: one that was sealed for something else does not open. Not of the classic format, which has no place for it.',
      ...setting(purpose),
    },
    encrypted_session_max_age: {
      in: ANY_HTTP,
      args: [1],
      syntax: 'time',
      default: '0',
      doc: 'How long after its first issue a session may last, however often it is renewed; 0 for ever. Not of the classic format, which does not know when that was.',
      ...setting(seconds),
    },
    encrypted_session_not_before: {
      in: ANY_HTTP,
      args: [1],
      syntax: 'time | $variable',
      doc: 'Every session that was begun before is over: a date (RFC 3339), Unix seconds, or a variable with one of them or nothing. Not of the classic format.',
      ...setting(notBefore),
    },
    encrypted_session_cache: {
      in: ANY_HTTP,
      args: [1],
      syntax: 'number | off',
      default: 'off',
      doc: 'How many tokens that have opened each worker remembers, so that opening them again costs no cryptography: none longer than it is valid, and of at most 1024 bytes. Their values are in its memory for that time.',
      ...setting(cacheEntries),
    },
    encrypted_session_store: {
      in: ANY_HTTP,
      args: { atLeast: 1 },
      syntax:
        'memory:size | redis://[user:password@]host[:port][/database] | rediss://… | redis+cluster://host[:port],… | rediss+cluster://… | unix:/path | file:path | env:name [ssl_trusted_certificate=file] [ssl_certificate=file] [ssl_certificate_key=file] [ssl_name=name]',
      doc: 'Where it is kept which tokens have been used or withdrawn, until they expire: in memory of that size, which all workers share, or in a Redis or Valkey server or cluster; with `rediss`, over TLS. A file or a variable of the environment may have such an address in it, and thereby its password.',
      ...setting(readStore),
    },
    encrypted_session_once: {
      in: ANY_HTTP,
      args: [1],
      syntax: 'on | off',
      default: 'off',
      doc: 'Has a token open in one request only. Needs a store, and tokens that expire.',
      ...setting(flag),
    },
    encrypted_session_store_failure: {
      in: ANY_HTTP,
      args: [1],
      syntax: 'deny | allow',
      default: 'deny',
      doc: 'Whether tokens open while the store does not answer in time. While it is full, no token opens that it would have to keep.',
      ...setting(oneOf('deny', 'allow')),
    },
    encrypted_session_store_timeout: {
      in: ANY_HTTP,
      args: [1],
      syntax: 'time',
      default: '1s',
      doc: 'How long the store is waited for.',
      ...setting(patience),
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
    session_cookie: {
      in: HTTP_SERVER_LOCATION_IF,
      args: { atLeast: 2 },
      syntax: 'name value [attribute…]',
      doc: 'Sets a cookie to a token of the value, where that is not empty: with `Path=/; HttpOnly; Secure; SameSite=Lax` unless attributes say otherwise (`Secure=off` takes one out). Those of a level replace those around it.',
      apply: applySessionCookie,
    },
    session_cookie_open: {
      in: ANY_HTTP,
      args: { atLeast: 2 },
      syntax: 'name $variable [attribute…]',
      doc: 'Gives the variable what is in that cookie, nothing where its token does not open; sets it anew, with these attributes, when less than half of its life is left.',
      ...step((cf) => cookieOpenStep(cf, (r) => encryptedSession.of(r))),
    },
    set_revoke_session: {
      in: ANY_HTTP,
      args: [2],
      syntax: '$variable token',
      doc: 'Withdraws a token, which does not open any more where the store is in use: gives the variable 1, or nothing where the token does not open, or the store cannot keep it.',
      ...step((cf) => revokeStep(cf, (r) => encryptedSession.of(r))),
    },
    set_renew_session: {
      in: ANY_HTTP,
      args: [2, 3],
      syntax: '$variable token [percent]',
      doc: 'Gives the variable a fresh token of what is in another when less than that share (50%) of its life is left, else nothing.',
      ...step((cf) => renewStep(cf, (r) => encryptedSession.of(r))),
    },
  },
  variables: OPENED_VARIABLES,
  filter: (r) => addSessionCookies(r, (request) => encryptedSession.of(request)),
  merge: (settings, _context, { environment, fail }) => {
    const { encrypted_session_key: keys, encrypted_session_format: format } = settings;
    if (settings.encrypted_session_once) {
      if (!settings.encrypted_session_store) fail('"encrypted_session_once" needs "encrypted_session_store"');
      if (settings.encrypted_session_expires === 0 && settings.encrypted_session_max_age === 0) {
        fail('"encrypted_session_once" needs tokens that expire');
      }
    }
    if (!keys) return;
    if (format === 'classic' && settings.encrypted_session_purpose !== '')
      fail(hasNoPlaceFor('encrypted_session_purpose'));
    if (format === 'classic' && settings.encrypted_session_max_age > 0)
      fail(hasNoPlaceFor('encrypted_session_max_age'));
    if (format === 'classic' && settings.encrypted_session_not_before !== undefined) {
      fail(hasNoPlaceFor('encrypted_session_not_before'));
    }
    settings.encrypted_session_tokens = formatsFor(keys, settings, environment.now);
  },
});

/** A setting that promises what the format cannot keep is refused. */
function hasNoPlaceFor(directive: string): string {
  return `"${directive}" needs "encrypted_session_format sealed" or "jwe": the classic format has no place for it`;
}
