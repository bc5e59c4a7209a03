import { NEXT } from '../../request/outcome.js';
import { latin1, lifetimeOf, noKey, open, sealed, when, within } from './steps.js';
/**
 * Compiles `set_renew_session $token $old [percent]`: a fresh token of what is in the old one when less than that share of
 * its life is left, and nothing otherwise. The session keeps its time of issue, so that its age is known.
 */
export function renewStep(cf, settingsOf) {
    const variable = cf.define(cf.arg(0));
    const value = cf.stepValue(cf.arg(1));
    const share = readShare(cf, cf.args[2] ?? '50%');
    return (r) => {
        const settings = settingsOf(r);
        const { encrypted_session_tokens: tokens } = settings;
        if (!tokens)
            return noKey(r);
        const lifetime = lifetimeOf(r, settings);
        if (lifetime === undefined)
            return 500;
        const now = cf.environment.now();
        return when(open(r, tokens, settings, value(r), cf.environment), (old) => {
            const fresh = freshToken(r, tokens, old, settings, lifetime, share, now);
            variable.set?.(r, fresh ? latin1(fresh) : '');
            return NEXT;
        });
    };
}
/** A token that takes the place of an old one; undefined where that did not open, or need not be yet. `now` is in milliseconds. */
export function freshToken(r, tokens, old, settings, lifetime, share, now) {
    if (!old.ok)
        return undefined;
    const renewed = renewedLifetime(old, settings, lifetime, share, Math.floor(now / 1000));
    return renewed === undefined ? undefined : sealed(r, tokens, old.value, renewed, old.issuedAt);
}
function readShare(cf, text) {
    const [, digits = '0'] = /^(\d{1,3})%?$/.exec(text) ?? [];
    const percent = Number(digits);
    return percent >= 1 && percent <= 100
        ? percent / 100
        : cf.fail(`invalid percentage "${text}" in "${cf.name}" directive`);
}
/** How long a token that takes the place of an old one is valid; undefined where that need not be yet, or gains nothing. */
function renewedLifetime(old, { encrypted_session_max_age: maxAge }, lifetime, share, now) {
    const { expiresAt, issuedAt = now } = old;
    if (expiresAt === 0)
        return undefined;
    const left = expiresAt - now;
    const life = lifetime === 0 ? expiresAt - issuedAt : lifetime;
    if (left >= life * share)
        return undefined;
    const renewed = within(lifetime, maxAge === 0 ? 0 : issuedAt + maxAge - now);
    return renewed === 0 || renewed > left ? renewed : undefined;
}
//# sourceMappingURL=renew-step.js.map