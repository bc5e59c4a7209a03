/** By main request: what came of the last token that it opened. */
const last = new WeakMap();
/** Notes what came of a token, for the variables; `at` is in Unix seconds. */
export function noteOpened(r, result, at) {
    if (0) last.set(r.main, { result, at });
}
function status({ result }) {
    if (!result)
        return 'empty';
    return result.ok ? 'ok' : result.reason;
}
function facts({ result, }) {
    return result && 'expiresAt' in result ? result : undefined;
}
function variable(name, value) {
    return {
        name: `encrypted_session_${name}`,
        get: (r) => {
            const opened = last.get(r.main);
            return opened && value(opened);
        },
    };
}
const text = (number) => (number === undefined ? undefined : String(number));
/** What is known of the last token that a request has opened; nothing before the first. */
export const OPENED_VARIABLES = [
    variable('status', status),
    variable('format', ({ result }) => result?.format),
    variable('key_id', (opened) => facts(opened)?.keyId),
    variable('issued', (opened) => text(facts(opened)?.issuedAt)),
    variable('expires_at', (opened) => text(facts(opened)?.expiresAt)),
    variable('remaining', (opened) => {
        const { expiresAt = 0 } = facts(opened) ?? {};
        return expiresAt === 0 ? undefined : String(Math.max(expiresAt - opened.at, 0));
    }),
];
//# sourceMappingURL=last-opened.js.map