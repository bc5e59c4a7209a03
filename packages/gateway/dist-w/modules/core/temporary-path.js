/**
 * A directory for temporary files. The levels of subdirectories that nginx spreads them over are checked and not made:
 * no file of ours stays there by its name. Source: ngx_conf_set_path_slot.
 */
export const temporaryPath = (cf) => {
    const levels = cf.args.slice(1);
    let total = 0;
    for (const level of levels) {
        const length = /^\d{1,9}$/.test(level) ? Number(level) : 0;
        if (length === 0)
            cf.refuse('invalid value');
        total += length + 1;
    }
    return total > 10 + levels.length ? cf.refuse('invalid value') : cf.path(cf.arg(0));
};
//# sourceMappingURL=temporary-path.js.map