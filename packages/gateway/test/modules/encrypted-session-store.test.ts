import { describe, expect, it } from 'vitest';
import type { Module } from '../../src/config/module.ts';
import { encryptedSession } from '../../src/modules/encrypted-session/index.ts';
import { rewrite } from '../../src/modules/rewrite/index.ts';
import { setMisc } from '../../src/modules/set-misc/index.ts';
import { variables } from '../../src/modules/variables/index.ts';
import { LocalZones } from '../../src/zones/local-zones.ts';
import { type Harness, loadModules, serverConf } from '../module-harness.ts';

const MODULES: readonly Module[] = [variables, rewrite, setMisc, encryptedSession] as readonly Module[];
const NOW = 1_800_000_000;

const SETTINGS = `encrypted_session_key ${'k'.repeat(64)}; encrypted_session_store memory:32k;`;
const DECODE = 'set_decode_hex $t $arg_t;';
const OPEN = `${DECODE} set_decrypt_session $v $t; return 200 "$v $encrypted_session_status";`;
const SITE = `
  location /seal { set_encrypt_session $t $arg_v; set_encode_hex $t; return 200 $t; }
  location /open { ${OPEN} }
  location /once { encrypted_session_once on; ${OPEN} }
  location /allowed { encrypted_session_once on; encrypted_session_store_failure allow; ${OPEN} }
  location /revoke { ${DECODE} set_revoke_session $ok $t; return 200 "[$ok]"; }
  location /short { encrypted_session_max_age 60; ${DECODE} set_revoke_session $ok $t; return 200 "[$ok]"; }`;

interface Site {
  readonly get: Harness['get'];
  /** Sets the time of who opens tokens, and of who keeps their marks: seconds from the beginning. */
  at(seconds: number, kept?: number): void;
}

function load(format: string): Site {
  let [now, kept] = [0, 0];
  const environment = { now: () => (NOW + now) * 1000, zones: new LocalZones(() => (NOW + kept) * 1000) };
  const settings = `${SETTINGS} encrypted_session_format ${format}; encrypted_session_expires 10m;`;
  const { get } = loadModules(serverConf(settings + SITE), MODULES, { environment });
  return {
    get,
    at: (seconds, keptAt = seconds) => {
      now = seconds;
      kept = keptAt;
    },
  };
}

describe('the mark of a token', () => {
  it.each(['sealed', 'jwe'])('outlasts it where clocks differ, or the store answers late: %s', async (format) => {
    const { get, at } = load(format);
    const token = await get('/seal?v=alice');
    expect(await get(`/once?t=${token}`)).toBe('alice ok');
    for (const late of [0, 1, 59]) {
      at(599, 599 + late);
      expect(await get(`/once?t=${token}`), `${late}`).toBe(' replayed');
    }
    at(600);
    expect(await get(`/once?t=${token}`)).toBe(' expired');
  });

  it('lasts as long as the token, also where a session may not last so long', async () => {
    const { get, at } = load('sealed');
    const token = await get('/seal?v=alice');
    expect(await get(`/short?t=${token}`)).toBe('[1]');
    at(300);
    expect(await get(`/open?t=${token}`)).toBe(' revoked');
  });
});

describe('a store that is full', () => {
  it('lets nothing be used up that it cannot keep, whatever is said of one that does not answer', async () => {
    const { get } = load('sealed');
    const first = await get('/seal?v=first');
    expect(await get(`/once?t=${first}`)).toBe('first ok');
    // tokens that anybody can get
    for (let i = 0; i < 127; i++) expect(await get(`/once?t=${await get('/seal?v=a')}`)).toBe('a ok');
    const another = await get('/seal?v=another');
    for (const path of ['/once', '/allowed']) {
      expect(await get(`${path}?t=${another}`)).toBe(' unavailable');
      expect(await get(`${path}?t=${first}`)).toBe(' replayed');
    }
    expect(await get(`/open?t=${another}`)).toBe('another ok');
    expect(await get(`/revoke?t=${another}`)).toBe('[]');
  });
});
