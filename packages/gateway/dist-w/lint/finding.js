/** A finding as warnings are printed. */
export function findingText({ rule, message, file, line }) {
    return `${message} (${rule}) in ${file}:${line}`;
}
//# sourceMappingURL=finding.js.map