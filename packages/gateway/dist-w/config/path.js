/** An absolute path as it is, any other under the directory that counts for it. Source: ngx_get_full_name. */
export function resolvePath(path, directory) {
    if (path.startsWith('/'))
        return path;
    return directory.endsWith('/') ? `${directory}${path}` : `${directory}/${path}`;
}
//# sourceMappingURL=path.js.map