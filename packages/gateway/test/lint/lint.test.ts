import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parse } from '@edgeseal/conf';
import { describe, expect, it } from 'vitest';
import { lint } from '../../src/lint/lint.ts';
import { RULES } from '../../src/lint/rules.ts';
import { CASES, GOOD, SEALED } from './rule-cases.ts';

const DOCS = fileURLToPath(new URL('../../../../docs/', import.meta.url));
const EXAMPLES = fileURLToPath(new URL('../../../../examples/', import.meta.url));

/** What is found in a server, as `RULE LINE`. */
function found(text: string, readable = false): readonly string[] {
  const { block, error } = parse(`http { server {\n${text}\n} }`, 'nginx.conf');
  expect(error).toBeUndefined();
  return lint([block], () => readable).map(({ rule, line }) => `${rule} ${line}`);
}

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
    // also at the directive that is named, where it is another one's use that is looked at
    const use = 'location /a { set_encrypt_session $t a; }\nlocation /b { set_encrypt_session $t b; }';
    expect(found(`${SEALED}\n${use}`)).toEqual(['shared-purpose 2']);
    expect(found(`${SEALED.replace(';', '; # edgeseal-lint-disable shared-purpose\n')}\n${use}`)).toEqual([]);
    expect(found('encrypted_session_expires 0;\n# edgeseal-lint-disable no-expiry\nreturn 200;')).toEqual([
      'no-expiry 2',
    ]);
  });

  it('finds the same again, in the order of the file', () => {
    const text = `${SEALED}\nlocation /a { set_encrypt_session $t a; add_header Set-Cookie s=$t; }\nencrypted_session_expires 0;`;
    const { block } = parse(`http { server {\n${text}\n} }`, 'f');
    for (const _ of [1, 2]) {
      expect(lint([block], () => false).map(({ rule }) => rule)).toEqual(['cookie-attributes', 'no-expiry']);
    }
  });

  it('never shows a key', () => {
    const { block } = parse(`http { encrypted_session_key ${'secret-'.repeat(5)}; }`, 'f');
    expect(JSON.stringify(lint([block], () => true))).not.toContain('secret');
  });

  it('has a section of docs/lint.md for each rule', () => {
    const sections = [...readFileSync(`${DOCS}lint.md`, 'utf8').matchAll(/^## (\S+)$/gm)].map(([, id]) => id);
    expect(sections).toEqual(RULES.map(({ id }) => id));
  });

  it('warns of the cookie that backends get by the guide, of which the example has taken care', () => {
    const printed = readFileSync(`${EXAMPLES}backends.conf`, 'latin1').replace(
      /^ *(?:proxy|fastcgi)_hide_cookie.*$/gm,
      '',
    );
    const { block } = parse(printed, 'backends.conf');
    expect(lint([block], () => false).map(({ rule }) => rule)).toEqual([
      'weak-key',
      'client-plaintext',
      'unchecked-session',
      'cookie-upstream',
      'unchecked-session',
      'cookie-upstream',
    ]);
  });

  it.each([
    ['cookie-authentication.conf', ['weak-key 11', 'client-plaintext 26', 'cookie-attributes 29']],
    ['download-tokens.conf', ['weak-key 11']],
    ['csrf-tokens.conf', ['weak-key 15']],
    // the key of its tests
    ['sealed-sessions.conf', ['weak-key 12']],
    ['backends.conf', ['weak-key 15', 'client-plaintext 34', 'unchecked-session 46', 'unchecked-session 55']],
  ] as const)('gives the guide the warnings that it deserves: %s', (name, expected) => {
    const { block } = parse(readFileSync(EXAMPLES + name, 'latin1'), name);
    expect(lint([block], () => false).map(({ rule, line }) => `${rule} ${line}`)).toEqual(expected);
  });
});
