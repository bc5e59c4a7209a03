import type { Conf } from '../../config/conf.ts';
import type { Read } from '../../config/directives.ts';
import { declareZone } from '../../config/shared-zones.ts';
import { parseSize } from '../../config/size.ts';

/** The least that nginx takes for a zone of shared memory: eight pages. */
const SMALLEST_ZONE = 8 * 4096;

/** `ssl_session_cache`. Source: ngx_http_ssl_session_cache. */
export const sessionCache: Read<true> = (cf) => {
  for (const word of cf.args) {
    if (!/^(?:off|none|builtin(?::\d+)?)$/.test(word)) declareCache(cf, word, 'session cache', 'ssl');
  }
  return true;
};

/** `ssl_ocsp_cache`. Source: ngx_http_ssl_ocsp_cache. */
export const ocspCache: Read<true> = (cf) => {
  if (cf.arg(0) !== 'off') declareCache(cf, cf.arg(0), 'OCSP cache', 'ssl_ocsp');
  return true;
};

function declareCache(cf: Conf, word: string, what: string, use: string): void {
  const [, name = '', text = ''] = /^shared:([^:]+):(.*)$/s.exec(word) ?? [];
  const size = parseSize(text) ?? cf.fail(`invalid ${what} "${word}"`);
  if (size < SMALLEST_ZONE) cf.fail(`${what} "${word}" is too small`);
  declareZone(cf, use, name, size);
}
