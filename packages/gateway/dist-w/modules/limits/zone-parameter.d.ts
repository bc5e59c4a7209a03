import type { Conf } from '../../config/conf.ts';
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
export declare class ZoneRegister {
    #private;
    /** `use` is the module that they are for. */
    constructor(use: string);
    /** Takes in the zone of a `…_zone key zone=name:size` directive. */
    add(cf: Conf, name: string, size: number, rate: number): void;
    /** The zone of that name, which may be declared further down; to be called once all has been read. */
    find(cf: Conf, name: string): () => Zone | undefined;
}
/** Reads `zone=name:size`. */
export declare function readZone(cf: Conf, word: string): {
    readonly name: string;
    readonly size: number;
};
/** The levels that refusals can be logged at. */
export declare const LOG_LEVELS: readonly ['info', 'notice', 'warn', 'error'];
/** The key of a request in a zone; undefined for one that is not counted. */
export declare function keyOf(r: Parameters<Value>[0], { key, written }: Zone): string | undefined;
//# sourceMappingURL=zone-parameter.d.ts.map