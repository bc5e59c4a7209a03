const MAX_INTEGER = 0x7fff_ffff_ffff_ffffn;

/** A whole number that fits 63 bits, digits only; undefined for anything else. nginx: ngx_atoi. */
export function parseInteger(text: string): bigint | undefined {
  if (!/^\d+$/.test(text) || text.length > 64) return undefined;
  const value = BigInt(text);
  return value <= MAX_INTEGER ? value : undefined;
}

/** Both bounds, the lesser one first. */
export function ordered(a: bigint, b: bigint): readonly [bigint, bigint] {
  return a <= b ? [a, b] : [b, a];
}
