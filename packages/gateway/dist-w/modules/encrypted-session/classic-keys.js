import { classic } from '@edgeseal/token';
/** Levels that inherit a key share its cipher contexts; a key that no configuration uses any more goes with them. */
const formats = new WeakMap();
/** The classic format with a key and an IV, the same object for the same two; `now` is in milliseconds. */
export function classicFor(key, iv, now) {
    let byIv = formats.get(key);
    if (!byIv) {
        byIv = new WeakMap();
        formats.set(key, byIv);
    }
    let format = byIv.get(iv);
    if (!format) {
        format = classic({ key, iv, now: () => Math.floor(now() / 1000) });
        byIv.set(iv, format);
    }
    return format;
}
//# sourceMappingURL=classic-keys.js.map