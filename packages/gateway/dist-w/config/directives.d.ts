import type { Step } from '../request/handler.ts';
import type { Conf } from './conf.ts';
import type { DirectiveDefinition } from './module.ts';
/** Makes a setting's value of a directive's arguments; wrong ones end loading through `cf.fail` or `cf.refuse`. */
export type Read<T> = (cf: Conf) => T;
type Apply = Pick<DirectiveDefinition, 'apply'>;
/** A directive that gives one setting its value, once a level: `key` is the directive's own name unless given. */
export declare function setting<T>(read: Read<T>, key?: string): Apply;
/** A directive that may be given several times at a level; what it gives replaces the list of the outer level as a whole. */
export declare function listSetting<T>(read: Read<T>, key?: string): Apply;
/** A directive that adds a step to the rewrite phase of its level. */
export declare function step(make: Read<Step>): Apply;
/** A directive that is checked and has no effect: what it tunes does not exist here. */
export declare function accepted(read?: Read<unknown>): Apply;
/** `on` or `off`. Source: ngx_conf_set_flag_slot. */
export declare const flag: Read<boolean>;
/** A text as it is. */
export declare const text: Read<string>;
/** A whole number. Source: ngx_conf_set_num_slot. */
export declare const number: Read<number>;
/** A whole number between bounds. Source: ngx_conf_check_num_bounds. */
export declare function numberBetween(low: number, high: number): Read<number>;
/** A size in bytes: `8k`, `1m`. Source: ngx_conf_set_size_slot. */
export declare const size: Read<number>;
/** A size in bytes that may be of gigabytes. Source: ngx_conf_set_off_slot. */
export declare const offset: Read<number>;
/** A time in milliseconds. Source: ngx_conf_set_msec_slot. */
export declare const milliseconds: Read<number>;
/** A time in whole seconds. Source: ngx_conf_set_sec_slot. */
export declare const seconds: Read<number>;
/** A number and a size: `4 8k`. Source: ngx_conf_set_bufs_slot. */
export declare const buffers: Read<{
    readonly number: number;
    readonly size: number;
}>;
/** One word of several, in any case. Source: ngx_conf_set_enum_slot. */
export declare function oneOf<T extends string>(...words: readonly T[]): Read<T>;
/** The words of a fixed set that a directive's arguments are, in any case, with those of the same directive before it at its level. Source: ngx_conf_set_bitmask_slot. */
export declare function wordSet<T extends string>(cf: Conf, known: readonly T[], before: Iterable<T>): ReadonlySet<T>;
/** A directive whose arguments are words of a fixed set; those of several at one level add up. The setting is a set. */
export declare function words<T extends string>(known: readonly T[]): Apply;
export {};
//# sourceMappingURL=directives.d.ts.map