const REASONS = {
    ok: 'it opens',
    malformed: 'it has not the shape of a token of any format that was tried',
    unknown_key: 'none of the keys is the one that it names',
    tampered: 'it was sealed with another key, IV or purpose, or has been changed',
    wrong_purpose: 'it is genuine, but for another purpose',
    expired: 'it is genuine, but its time is over',
    not_yet: 'it is genuine, but from the future: a clock is wrong',
};
/** Says what a token is, and why it opens or does not. */
export function explanation({ result, encoding, format, claimedKey }, purpose) {
    const status = result.ok ? 'ok' : result.reason;
    const known = { status, reason: REASONS[status] };
    if (status === 'malformed')
        return known;
    const facts = 'expiresAt' in result ? result : undefined;
    const keyId = facts?.keyId ?? claimedKey;
    return {
        ...known,
        ...(format === undefined ? {} : { format }),
        ...(encoding === undefined ? {} : { encoding }),
        ...(keyId === undefined ? {} : { keyId }),
        ...(facts?.issuedAt === undefined ? {} : { issuedAt: facts.issuedAt }),
        ...(facts === undefined ? {} : { expiresAt: facts.expiresAt }),
        ...(facts === undefined || purpose === '' || format === 'classic' ? {} : { purpose }),
    };
}
/** An explanation for people; `now` is in Unix seconds. */
export function explanationText(facts, now) {
    const { issuedAt, expiresAt, value } = facts;
    const lines = [
        ['status', `${facts.status}: ${facts.reason}`],
        ['format', facts.format],
        ['encoding', facts.encoding],
        ['key id', facts.keyId],
        ['issued', issuedAt === undefined ? undefined : timeText(issuedAt, now)],
        ['expires', expiresAt === undefined ? undefined : expiresAt === 0 ? 'never' : timeText(expiresAt, now)],
        ['purpose', facts.purpose],
        // what a terminal would act on is shown, not sent to it
        ['value', value === undefined ? undefined : JSON.stringify(value)],
        ['value in base64', facts.valueBase64],
    ];
    return lines.flatMap(([name, text]) => (text === undefined ? [] : [`${name}: ${text}\n`])).join('');
}
function timeText(seconds, now) {
    const date = new Date(seconds * 1000);
    if (Number.isNaN(date.getTime()))
        return `${seconds}`;
    const away = Math.abs(seconds - now);
    return `${date.toISOString().slice(0, 19)}Z (${seconds > now ? `in ${away} s` : `${away} s ago`})`;
}
//# sourceMappingURL=explanation.js.map