import { hasVariables } from '../../config/value.js';
/** Statuses of nginx's own that a client sees as 400. */
const SEEN_AS_400 = new Set([494, 495, 496, 497]);
/** Reads `error_page code… [=[response]] uri` and adds it to the level's list. Source: ngx_http_core_error_page. */
export function applyErrorPage(cf) {
    const inherited = cf.level.has('error_page') ? cf.level.own['error_page'] : [];
    cf.level.own['error_page'] = [...inherited, ...readErrorPage(cf)];
}
function readErrorPage(cf) {
    const uri = cf.args.at(-1) ?? '';
    const before = cf.args.at(-2) ?? '';
    const overwrite = before.startsWith('=') ? readOverwrite(cf, before) : undefined;
    const codes = cf.args.slice(0, before.startsWith('=') ? -2 : -1);
    if (codes.length === 0)
        cf.fail(`invalid value "${before}"`);
    const target = cf.value(uri);
    const named = uri.startsWith('@') && !hasVariables(uri) ? uri : undefined;
    return codes.map((code) => {
        const status = readCode(cf, code);
        return { status, overwrite: overwrite ?? (SEEN_AS_400.has(status) ? 400 : undefined), target, named };
    });
}
function readOverwrite(cf, text) {
    if (text === '=')
        return 0;
    return /^=\d{1,9}$/.test(text) ? Number(text.slice(1)) : cf.fail(`invalid value "${text}"`);
}
function readCode(cf, text) {
    const status = /^\d{1,9}$/.test(text) ? Number(text) : Number.NaN;
    if (Number.isNaN(status) || status === 499)
        cf.fail(`invalid value "${text}"`);
    if (status < 300 || status > 599)
        cf.fail(`value "${text}" must be between 300 and 599`);
    return status;
}
//# sourceMappingURL=error-page.js.map