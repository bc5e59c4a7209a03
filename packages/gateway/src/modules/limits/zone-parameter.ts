import type { Conf } from '../../config/conf.ts';
import type { HttpDraft } from '../../config/draft.ts';
import { declareZone, readZoneSize } from '../../config/shared-zones.ts';
import { LEVEL } from '../../log/level.ts';
import type { Value } from '../../request/handler.ts';

/** A zone as its directive gives it. */
export interface Zone {
  readonly name: string;
  /** Bytes. */
  readonly size: number;
  readonly key: Value;
  /** The key as it is written, for messages. */
  readonly written: string;
  /** Thousandths of a request in a second; 0 where that is not what is counted. */
  readonly rate: number;
}

/** The zones of one kind, by configuration. */
export class ZoneRegister {
  readonly #use: string;
  readonly #zones: WeakMap<HttpDraft, Map<string, Zone>> = new WeakMap();

  /** `use` is the module that they are for. */
  constructor(use: string) {
    this.#use = use;
  }

  /** Takes in the zone of a `…_zone key zone=name:size` directive. */
  add(cf: Conf, name: string, size: number, rate: number): void {
    if (name === '') cf.fail(`"${cf.name}" must have "zone" parameter`);
    declareZone(cf, this.#use, name, size);
    const zones = this.#of(cf);
    const known = zones.get(name);
    if (known) cf.fail(`${cf.name} "${name}" is already bound to key "${known.written}"`);
    zones.set(name, { name, size, key: cf.value(cf.arg(0)), written: cf.arg(0), rate });
  }

  /** The zone of that name, which may be declared further down; to be called once all has been read. */
  find(cf: Conf, name: string): () => Zone | undefined {
    declareZone(cf, this.#use, name, 0);
    const zones = this.#of(cf);
    return () => zones.get(name);
  }

  #of(cf: Conf): Map<string, Zone> {
    const { http } = cf;
    const known = this.#zones.get(http);
    if (known) return known;
    const zones = new Map<string, Zone>();
    this.#zones.set(http, zones);
    return zones;
  }
}

/** Reads `zone=name:size`. */
export function readZone(cf: Conf, word: string): { readonly name: string; readonly size: number } {
  const [, name, size] = /^zone=([^:]*):(.*)$/s.exec(word) ?? [];
  if (name === undefined || size === undefined) return cf.fail(`invalid zone size "${word}"`);
  return { name, size: readZoneSize(cf, size, word, word) };
}

/** The levels that refusals can be logged at. */
export const LOG_LEVELS: readonly ['info', 'notice', 'warn', 'error'] = ['info', 'notice', 'warn', 'error'];

/** The key of a request in a zone; undefined for one that is not counted. */
export function keyOf(r: Parameters<Value>[0], { key, written }: Zone): string | undefined {
  const text = key(r);
  if (text === '') return undefined;
  if (text.length <= 65_535) return text;
  r.log(LEVEL.error, `the value of the "${written}" key is more than 65535 bytes: "${text.slice(0, 64)}…"`);
  return undefined;
}
