import type { Conf } from '../../config/conf.ts';
import type { HttpDraft } from '../../config/draft.ts';
import { ConfigError } from '../../config/error.ts';
import { parseSize } from '../../config/size.ts';

/** nginx's least: eight pages. */
const LEAST_SIZE = 32_768;

/** The sizes that the zones of a configuration were given; 0 for none yet. */
const zones: WeakMap<HttpDraft, Map<string, number>> = new WeakMap();

/**
 * Checks `zone name [size]`. One process needs no memory that is shared between several.
 * Source: ngx_http_upstream_zone, ngx_shared_memory_add.
 */
export function checkZone(cf: Conf): void {
  const name = cf.arg(0);
  if (name === '') cf.fail(`invalid zone name "${name}"`);
  const size = cf.args.length > 1 ? readSize(cf, name) : 0;
  const sizes = zonesOf(cf);
  const known = sizes.get(name) ?? 0;
  if (known !== 0 && size !== 0 && known !== size) {
    cf.fail(`the size ${size} of shared memory zone "${name}" conflicts with already declared size ${known}`);
  }
  sizes.set(name, known || size);
}

function readSize(cf: Conf, name: string): number {
  const size = parseSize(cf.arg(1)) ?? cf.fail(`invalid zone size "${cf.arg(1)}"`);
  return size < LEAST_SIZE ? cf.fail(`zone "${name}" is too small`) : size;
}

function zonesOf(cf: Conf): Map<string, number> {
  const { http } = cf;
  const known = zones.get(http);
  if (known) return known;
  const sizes = new Map<string, number>();
  zones.set(http, sizes);
  cf.later(() => {
    for (const [name, size] of sizes) if (size === 0) throw new ConfigError(`zero size shared memory zone "${name}"`);
  });
  return sizes;
}
