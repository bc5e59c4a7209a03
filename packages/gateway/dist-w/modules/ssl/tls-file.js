import { hasVariables } from '../../config/value.js';
/** A file of certificates or a key, by a path against the directory of the configuration. */
export const tlsFile = (cf) => {
    const written = cf.arg(0);
    if (hasVariables(written))
        cf.fail(`variables in "${cf.name}" are not supported yet`);
    return { path: cf.path(written, 'conf'), written, place: cf.place };
};
/** A certificate or a key of a server, by a path that may have variables in it. */
export const certificateFile = (cf) => {
    const file = plainTlsFile(cf);
    if (!hasVariables(file.written))
        return { ...file, choose: undefined };
    const value = cf.value(file.written);
    const choose = (r) => {
        const written = value(r);
        return { path: cf.path(written, 'conf'), written, place: cf.place };
    };
    return { ...file, choose };
};
/** A file whose path is what it says, whatever is in it. */
export const plainTlsFile = (cf) => {
    const written = cf.arg(0);
    return { path: cf.path(written, 'conf'), written, place: cf.place };
};
//# sourceMappingURL=tls-file.js.map