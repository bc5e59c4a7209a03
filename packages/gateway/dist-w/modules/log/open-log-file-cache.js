import { parseSeconds } from '../../config/time.js';
import { OpenLogFiles } from './open-log-files.js';
/** nginx's defaults for what is not said. */
const USUAL = { inactive: 10, min_uses: 1, valid: 60 };
/** Reads `open_log_file_cache off | max=N [inactive=time] [min_uses=N] [valid=time]`; undefined for `off`. */
export function readOpenLogFileCache(cf) {
    const given = { ...USUAL };
    for (const word of cf.args) {
        const [, name = '', value = ''] = /^(\w+)=(.*)$/s.exec(word) ?? [];
        const number = parameter(name, value);
        if (number !== undefined)
            given[name] = number;
        else if (word !== 'off')
            cf.fail(`invalid "open_log_file_cache" parameter "${word}"`);
    }
    if (cf.args.includes('off'))
        return undefined;
    const { max = 0, inactive = 0, min_uses: minUses = 0, valid = 0 } = given;
    if (max === 0)
        cf.fail('"open_log_file_cache" must have "max" parameter');
    const limits = { max, inactive: inactive * 1000, minUses, valid: valid * 1000 };
    const files = new OpenLogFiles(limits, cf.environment.now);
    cf.closeWithLogs(files);
    return files;
}
function parameter(name, value) {
    if (name === 'max' || name === 'min_uses')
        return /^\d{1,15}$/.test(value) ? Number(value) : undefined;
    if (name === 'inactive' || name === 'valid')
        return parseSeconds(value);
    return undefined;
}
//# sourceMappingURL=open-log-file-cache.js.map