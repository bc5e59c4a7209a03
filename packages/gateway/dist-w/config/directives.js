import { parseSize } from './size.js';
import { parseTime } from './time.js';
/** A directive that gives one setting its value, once a level: `key` is the directive's own name unless given. */
export function setting(read, key) {
    return {
        apply: (cf) => {
            const name = key ?? cf.name;
            if (cf.level.has(name))
                cf.refuse('is duplicate');
            cf.level.own[name] = read(cf);
        },
    };
}
/** A directive that may be given several times at a level; what it gives replaces the list of the outer level as a whole. */
export function listSetting(read, key) {
    return {
        apply: (cf) => {
            const name = key ?? cf.name;
            const list = cf.level.has(name) ? cf.level.own[name] : [];
            cf.level.own[name] = [...list, read(cf)];
        },
    };
}
/** A directive that adds a step to the rewrite phase of its level. */
export function step(make) {
    return { apply: (cf) => void cf.level.steps.push(make(cf)) };
}
/** A directive that is checked and has no effect: what it tunes does not exist here. */
export function accepted(read) {
    return { apply: (cf) => void read?.(cf) };
}
/** `on` or `off`. Source: ngx_conf_set_flag_slot. */
export const flag = (cf) => {
    const value = cf.arg(0).toLowerCase();
    if (value === 'on')
        return true;
    if (value === 'off')
        return false;
    return cf.fail(`invalid value "${cf.arg(0)}" in "${cf.name}" directive, it must be "on" or "off"`);
};
/** A text as it is. */
export const text = (cf) => cf.arg(0);
/** A whole number. Source: ngx_conf_set_num_slot. */
export const number = (cf) => /^\d{1,15}$/.test(cf.arg(0)) ? Number(cf.arg(0)) : cf.refuse('invalid number');
/** A whole number between bounds. Source: ngx_conf_check_num_bounds. */
export function numberBetween(low, high) {
    return (cf) => {
        const value = number(cf);
        if (value < low || value > high)
            cf.fail(`value must be between ${low} and ${high}`);
        return value;
    };
}
/** A size in bytes: `8k`, `1m`. Source: ngx_conf_set_size_slot. */
export const size = (cf) => parseSize(cf.arg(0)) ?? cf.refuse('invalid value');
/** A size in bytes that may be of gigabytes. Source: ngx_conf_set_off_slot. */
export const offset = (cf) => parseSize(cf.arg(0), 'offset') ?? cf.refuse('invalid value');
/** A time in milliseconds. Source: ngx_conf_set_msec_slot. */
export const milliseconds = (cf) => parseTime(cf.arg(0), 'milliseconds') ?? cf.refuse('invalid value');
/** A time in whole seconds. Source: ngx_conf_set_sec_slot. */
export const seconds = (cf) => {
    const ms = parseTime(cf.arg(0), 'seconds');
    return ms === undefined ? cf.refuse('invalid value') : ms / 1000;
};
/** A number and a size: `4 8k`. Source: ngx_conf_set_bufs_slot. */
export const buffers = (cf) => {
    const count = /^\d{1,9}$/.test(cf.arg(0)) ? Number(cf.arg(0)) : 0;
    const bytes = parseSize(cf.arg(1));
    return count === 0 || !bytes ? cf.refuse('invalid value') : { number: count, size: bytes };
};
/** One word of several, in any case. Source: ngx_conf_set_enum_slot. */
export function oneOf(...words) {
    return (cf) => words.find((word) => word === cf.arg(0).toLowerCase()) ?? cf.fail(`invalid value "${cf.arg(0)}"`);
}
/** The words of a fixed set that a directive's arguments are, in any case, with those of the same directive before it at its level. Source: ngx_conf_set_bitmask_slot. */
export function wordSet(cf, known, before) {
    const words = new Set(before);
    for (const text of cf.args) {
        const word = known.find((each) => each.toLowerCase() === text.toLowerCase()) ?? cf.fail(`invalid value "${text}"`);
        if (words.has(word))
            cf.warn(`duplicate value "${text}"`);
        words.add(word);
    }
    return words;
}
/** A directive whose arguments are words of a fixed set; those of several at one level add up. The setting is a set. */
export function words(known) {
    return {
        apply: (cf) => {
            const before = cf.level.has(cf.name) ? cf.level.own[cf.name] : [];
            cf.level.own[cf.name] = wordSet(cf, known, before);
        },
    };
}
//# sourceMappingURL=directives.js.map