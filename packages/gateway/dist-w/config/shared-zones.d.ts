import type { Conf } from './conf.ts';
/** Declares a zone of a module, or names it without a size. Source: ngx_shared_memory_add. */
export declare function declareZone(cf: Conf, use: string, name: string, size: number): void;
/** The size of a zone once all has been read, in bytes. */
export declare function sizeOfZone(cf: Conf, name: string): () => number;
/** Reads the size of a zone; `shown` is what messages name. */
export declare function readZoneSize(cf: Conf, text: string, shown: string, zone: string): number;
//# sourceMappingURL=shared-zones.d.ts.map