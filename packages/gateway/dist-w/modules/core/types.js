/** nginx's media types where there is no `types` block. */
export const DEFAULT_TYPES = new Map([
    ['html', 'text/html'],
    ['gif', 'image/gif'],
    ['jpg', 'image/jpeg'],
]);
/** Reads a `types` block; several at one level add up. Source: ngx_http_core_type. */
export function applyTypes(cf) {
    const types = new Map(cf.level.has('types') ? cf.level.own['types'] : []);
    for (const entry of cf.entries()) {
        const line = cf.at(entry);
        for (const extension of entry.args)
            addType(line, types, extension.toLowerCase(), entry.name);
    }
    cf.level.own['types'] = types;
}
function addType(cf, types, extension, type) {
    const previous = types.get(extension);
    if (previous !== undefined) {
        cf.warn(`duplicate extension "${extension}", content type: "${type}", previous content type: "${previous}"`);
    }
    types.set(extension, type);
}
//# sourceMappingURL=types.js.map