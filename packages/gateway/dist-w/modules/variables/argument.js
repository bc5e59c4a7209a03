/**
 * The first argument of that name in a query string, as it is written there; undefined where there is none. Names are
 * matched without regard to case, and an argument without `=` does not count. Source: ngx_http_arg.
 */
export function findArgument(args, name) {
    const wanted = `${name}=`;
    for (let from = 0; from < args.length;) {
        const found = args.indexOf('&', from);
        const end = found === -1 ? args.length : found;
        const equals = from + wanted.length;
        if (equals <= end && args[equals - 1] === '=' && sameText(args, from, name))
            return args.slice(equals, end);
        from = end + 1;
    }
    return undefined;
}
function sameText(args, from, name) {
    return args.startsWith(name, from) || args.slice(from, from + name.length).toLowerCase() === name.toLowerCase();
}
//# sourceMappingURL=argument.js.map