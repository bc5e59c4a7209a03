import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parse } from '@edgeseal/conf';
import { describe, expect, it } from 'vitest';
import { lint } from '../../src/lint/lint.ts';
import { RULES } from '../../src/lint/rules.ts';

const DOCS = fileURLToPath(new URL('../../../../docs/', import.meta.url));
const EXAMPLES = fileURLToPath(new URL('../../../../examples/', import.meta.url));

/** A key and an IV that nothing is to be said of. */
const GOOD = 'encrypted_session_key "qL7#vR2!xW9@mB4$kD6%zF1^tH8&nJ3*"; encrypted_session_iv abcdefgh12345678;';
const SEALED = `${GOOD} encrypted_session_format sealed;`;

/** What is found in a server, as `RULE LINE`. */
function found(text: string, readable = false): readonly string[] {
  const { block, error } = parse(`http { server {\n${text}\n} }`, 'nginx.conf');
  expect(error).toBeUndefined();
  return lint([block], () => readable).map(({ rule, line }) => `${rule} ${line}`);
}

const OPEN = 'set_decrypt_session $uid $cookie_sid;';
const COOKIE = 'add_header Set-Cookie "s=$t';

/** By rule: what is found, and what is not. */
const CASES: Readonly<Record<string, readonly (readonly [text: string, found: boolean])[]>> = {
  'default-iv': [
    ['encrypted_session_key "qL7#vR2!xW9@mB4$kD6%zF1^tH8&nJ3*";\nlocation / { set_encrypt_session $t a; }', true],
    ['encrypted_session_key "qL7#vR2!xW9@mB4$kD6%zF1^tH8&nJ3*";\nlocation / { return 200; }', false],
    [`${GOOD}\nlocation / { set_encrypt_session $t a; }`, false],
    [`${SEALED.replace(/encrypted_session_iv \S+/, '')}\nlocation / { set_encrypt_session $t a; }`, false],
  ],
  'short-iv': [
    ['encrypted_session_iv 12345678;', true],
    ['encrypted_session_iv 12345678; encrypted_session_format sealed;', false],
    ['encrypted_session_iv 1234567812345678;', false],
  ],
  'weak-key': [
    ['encrypted_session_key abcdefghijklmnopqrstuvwxyz123456;', true],
    [`encrypted_session_key ${'ab'.repeat(16)};`, true],
    ['encrypted_session_key "qL7#vR2!xW9@mB4$kD6%zF1^tH8&nJ3*" abcdefghijklmnopqrstuvwxyz123456;', true],
    ['encrypted_session_key file:/etc/key;', false],
    [GOOD, false],
  ],
  'no-expiry': [
    ['encrypted_session_expires 0;', true],
    ['encrypted_session_expires 0s;', true],
    ['encrypted_session_expires 10m;', false],
    ['encrypted_session_expires $time;', false],
  ],
  'client-plaintext': [
    [`${GOOD}\nlocation / { set_encrypt_session $t $arg_u; }`, true],
    [`${GOOD}\nlocation / { set_unescape_uri $u $arg_u; set $v "user=$u"; set_encrypt_session $t $v; }`, true],
    [`${GOOD}\nset $u $http_x;\nlocation / { set $t $u; set_encrypt_session $t; }`, true],
    [`${GOOD}\nlocation / { set $u a; if ($arg_x) { set $u $arg_x; } set_encrypt_session $t $u; }`, true],
    [`${GOOD}\nlocation / { set_encrypt_session $t $m; }\nmap $arg_u $m { default none; ~^(.*)$ $1; }`, true],
    [`${GOOD}\nlocation / { set_encrypt_session $t $m; }\nmap $arg_u $m { default $http_x; }`, true],
    [`${GOOD}\nlocation / { set_encrypt_session $t $m; }\nmap $arg_u $m { default guest; admin staff; }`, false],
    [`${GOOD}\nlocation / { set $u $arg_u; set $u fixed; set_encrypt_session $t $u; }`, false],
    [`${GOOD}\nlocation / { set_encrypt_session $t $remote_user; }`, false],
    [`${SEALED}\nlocation / { set_encrypt_session $t $arg_u; }`, false],
  ],
  'large-cookie': [
    [
      `${SEALED}\nlocation / { set_encrypt_session $t $request_body; ${COOKIE}; HttpOnly; Secure; SameSite=Lax"; }`,
      true,
    ],
    [
      `${SEALED}\nlocation / { set $a "$args"; set_encrypt_session $t "u=$a"; set_encode_base64 $t; ${COOKIE}"; }`,
      true,
    ],
    [`${SEALED}\nlocation / { set_encrypt_session $t ${'x'.repeat(3100)}; set_encode_base64 $t; ${COOKIE}"; }`, true],
    [`${SEALED}\nlocation / { set_encrypt_session $t ${'x'.repeat(2100)}; set_encode_hex $t; ${COOKIE}"; }`, true],
    [`${SEALED}\nlocation / { set_encrypt_session $t ${'x'.repeat(2100)}; set_encode_base64 $t; ${COOKIE}"; }`, false],
    [`${SEALED}\nlocation / { session_cookie s $ssl_client_cert; }`, true],
    [`${SEALED}\nlocation / { session_cookie s $m; }\nmap $a $m { default ${'x'.repeat(3100)}; }`, true],
    [`${SEALED}\nlocation / { session_cookie s $arg_user; }`, false],
    [`${SEALED}\nlocation / { add_header Set-Cookie "all=$http_cookie"; }`, false],
  ],
  'shared-purpose': [
    [`${SEALED}\nlocation /a { set_encrypt_session $t a; }\nlocation /b { set_encrypt_session $t b; }`, true],
    [
      `${SEALED}\nlocation /a { set_encrypt_session $t a; }\nlocation /b { encrypted_session_purpose b; set_encrypt_session $t b; }`,
      false,
    ],
    [`${SEALED}\nlocation /a { set_encrypt_session $t a; set_encrypt_session $s a; }`, false],
  ],
  'cookie-attributes': [
    [`${SEALED}\nlocation / { set_encrypt_session $t a; set_encode_base64 $t; ${COOKIE}; HttpOnly; Secure"; }`, true],
    [`${SEALED}\nlocation / { set_encrypt_session $t a; ${COOKIE}; HttpOnly; secure; SameSite=Lax"; }`, false],
    [`${SEALED}\nlocation / { set $t a; ${COOKIE}"; }`, false],
    [
      `${SEALED}\nlocation / { set_encrypt_session $t a; set $c "s=$t; HttpOnly; Secure; SameSite=Lax"; add_header Set-Cookie $c; }`,
      false,
    ],
    [`${SEALED}\nlocation / { set_encrypt_session $t a; set $c "s=$t; HttpOnly"; add_header Set-Cookie $c; }`, true],
  ],
  'unchecked-session': [
    [`location / { ${OPEN}\nproxy_set_header X-User $uid; }`, true],
    [`location / { ${OPEN} set $name "u-$uid";\nfastcgi_param USER $name; }`, true],
    [`location / { ${OPEN} if ($uid = "") { return 401; }\nproxy_set_header X-User $uid; }`, false],
    [`location / { ${OPEN}\ntry_files $uid =404; }`, true],
    [`location / { ${OPEN}\nreturn 200 "Welcome, $uid!"; }`, true],
    [`location / { ${OPEN} if ($uid = "") { return 401 "no $uid"; } return 200 $uid; }`, false],
    [`location / { proxy_set_header X-User $remote_user; }`, false],
  ],
  'cookie-upstream': [
    [`location / { set_decode_base64 $t $cookie_sid; set_decrypt_session $uid $t;\nproxy_pass http://a; }`, true],
    [`location / { session_cookie_open sid $uid;\nfastcgi_pass a:1; }`, true],
    [`location / { ${OPEN} proxy_hide_cookie sid;\nproxy_pass http://a; }`, false],
    [`location / { ${OPEN} proxy_set_header Cookie "";\nproxy_pass http://a; }`, false],
    [`location / { set_decrypt_session $uid $arg_t;\nproxy_pass http://a; }`, false],
  ],
};

describe('lint', () => {
  it.each(
    Object.entries(CASES).flatMap(([rule, cases]) => cases.map(([text, expected]) => ({ rule, text, expected }))),
  )('$rule in $text: $expected', ({ rule, text, expected }) => {
    expect(found(text).some((finding) => finding.startsWith(`${rule} `))).toBe(expected);
  });

  it('readable-key looks at the file that has the key', () => {
    expect(found(GOOD, true)).toEqual(['readable-key 2']);
    expect(found('encrypted_session_key file:/etc/key;', true)).toEqual(['readable-key 2']);
    expect(found('encrypted_session_key env:KEY;', true)).toEqual([]);
  });

  it('readable-password looks at the file that has the address of the store', () => {
    const readable = (address: string): readonly string[] => found(`encrypted_session_store ${address};`, true);
    for (const address of ['redis://u:p@h', 'rediss+cluster://:p@h,i', 'unix://:p@/s', 'file:/etc/store']) {
      expect(readable(address), address).toEqual(['readable-password 2']);
    }
    for (const address of ['redis://h:1', 'unix:/s', 'memory:1m', 'env:STORE']) expect(readable(address)).toEqual([]);
    expect(found('encrypted_session_store redis://u:p@h;')).toEqual([]);
  });

  it('no-effect is of the http level alone', () => {
    const { block } = parse('http { set_encrypt_session $t a;\nserver { set_encrypt_session $t a; } }', 'f');
    expect(lint([block], () => false).map(({ rule, line }) => [rule, line])).toEqual([['no-effect', 1]]);
  });

  it('names what is shared once, however often it is used', () => {
    const locations = ['a', 'b', 'c'].map((name) => `location /${name} { set_decrypt_session $v $arg_t; }`).join('\n');
    expect(found(`encrypted_session_key "qL7#vR2!xW9@mB4$kD6%zF1^tH8&nJ3*";\n${locations}`)).toEqual(['default-iv 2']);
  });

  it('is silenced by a comment before a directive or behind it, for all that is in it', () => {
    expect(found('# edgeseal-lint-disable short-iv\nencrypted_session_iv 1;')).toEqual([]);
    expect(found('encrypted_session_iv 1; # edgeseal-lint-disable no-expiry, short-iv')).toEqual([]);
    expect(found('# edgeseal-lint-disable no-expiry\nencrypted_session_iv 1;')).toEqual(['short-iv 3']);
    expect(found('# edgeseal-lint-disable no-expiry\nlocation / { encrypted_session_expires 0; }')).toEqual([]);
    expect(found('encrypted_session_expires 0;\n# edgeseal-lint-disable no-expiry\nreturn 200;')).toEqual([
      'no-expiry 2',
    ]);
  });

  it('never shows a key', () => {
    const { block } = parse(`http { encrypted_session_key ${'secret-'.repeat(5)}; }`, 'f');
    expect(JSON.stringify(lint([block], () => true))).not.toContain('secret');
  });

  it('has a section of docs/lint.md for each rule', () => {
    const sections = [...readFileSync(`${DOCS}lint.md`, 'utf8').matchAll(/^## (\S+)$/gm)].map(([, id]) => id);
    expect(sections).toEqual(RULES.map(({ id }) => id));
  });

  it.each([
    ['cookie-authentication.conf', ['weak-key 11', 'client-plaintext 26', 'cookie-attributes 29']],
    ['download-tokens.conf', ['weak-key 11']],
    ['csrf-tokens.conf', ['weak-key 15']],
    ['sealed-sessions.conf', []],
    ['backends.conf', ['weak-key 15', 'client-plaintext 34', 'unchecked-session 46', 'unchecked-session 55']],
  ] as const)('gives the guide the warnings that it deserves: %s', (name, expected) => {
    const { block } = parse(readFileSync(EXAMPLES + name, 'latin1'), name);
    expect(lint([block], () => false).map(({ rule, line }) => `${rule} ${line}`)).toEqual(expected);
  });
});
