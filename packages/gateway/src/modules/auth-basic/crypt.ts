import { createRequire } from 'node:module';
import { hashSync } from 'bcryptjs';
import { encrypt } from 'unixcrypt';
import type { CostlyScheme } from './hash-scheme.ts';
import { sameText } from './same-text.ts';

// the types of the one say that it has a default export, which it has not, and the other has no types
const require: NodeJS.Require = createRequire(import.meta.url);
const md5Crypt = require('apache-md5') as (password: string, setting: string) => string;
const desCrypt = require('unix-crypt-td-js') as (password: string, salt: string) => string;

/** How much of a bcrypt hash goes before the digest: `$2y$10$` and 22 characters of salt. */
const BCRYPT_SETTING = 29;

/** What a password comes to with the salt and cost of a hash: the hash itself where it is the right one. */
const HASHES: Readonly<Record<CostlyScheme, (password: string, hash: string) => string>> = {
  des: (password, hash) => desCrypt(password, hash.slice(0, 2)),
  md5: md5Crypt,
  apr1: md5Crypt,
  sha256: shaCrypt,
  sha512: shaCrypt,
  bcrypt: (password, hash) => hashSync(asText(password), hash.slice(0, BCRYPT_SETTING)),
};

/**
 * Whether a password (latin1, and `checkable`) is the one that a hash of that scheme was made of. Computes for
 * milliseconds to seconds, by the hash's cost.
 */
export function matches(scheme: CostlyScheme, hash: string, password: string): boolean {
  return sameText(HASHES[scheme](password, hash), hash);
}

function shaCrypt(password: string, hash: string): string {
  return encrypt(asText(password), hash.slice(0, hash.lastIndexOf('$')));
}

/** The libraries write a text as UTF-8, which gives them the password's own bytes. */
function asText(password: string): string {
  return Buffer.from(password, 'latin1').toString('utf8');
}
