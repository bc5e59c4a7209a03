import type { SecureContextOptions, SecureVersion } from 'node:tls';
import type { Conf } from '../../config/conf.ts';
import { wordSet } from '../../config/directives.ts';

/** Protocol versions as nginx names them; those that Node's TLS no longer has are accepted and left out. */
const PROTOCOLS: Readonly<Record<string, SecureVersion | undefined>> = {
  SSLv2: undefined,
  SSLv3: undefined,
  TLSv1: 'TLSv1',
  'TLSv1.1': 'TLSv1.1',
  'TLSv1.2': 'TLSv1.2',
  'TLSv1.3': 'TLSv1.3',
};

/** Reads versions for `ssl_protocols` and the like; several directives of a level add up. Source: ngx_conf_set_bitmask_slot. */
export function applyProtocols(cf: Conf): void {
  const key = `${cf.name} words`;
  const before = cf.level.has(key) ? (cf.level.own[key] as ReadonlySet<string>) : [];
  const words = wordSet(cf, Object.keys(PROTOCOLS), before);
  cf.level.own[key] = words;
  cf.level.own[cf.name] = [...words].flatMap((word) => PROTOCOLS[word] ?? []);
}

const ORDER: readonly SecureVersion[] = ['TLSv1', 'TLSv1.1', 'TLSv1.2', 'TLSv1.3'];

/** Versions as options of a context: from the lowest of them to the highest. */
export function versionOptions(
  wanted: readonly SecureVersion[],
): Pick<SecureContextOptions, 'minVersion' | 'maxVersion'> {
  const found = ORDER.filter((version) => wanted.includes(version));
  const [min] = found;
  const max = found.at(-1);
  return min && max ? { minVersion: min, maxVersion: max } : {};
}
