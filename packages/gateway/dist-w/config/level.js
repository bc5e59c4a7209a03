/** A `{}` level of the configuration while it is being read. Inner settings shadow outer ones by prototype. */
export class Level {
    context;
    parent;
    place;
    /** What directives of this level set; reads fall through to the enclosing levels. */
    own;
    /** The rewrite-phase steps of this level, in the order of the file. */
    steps = [];
    /** The `if` and `limit_except` levels in this one. */
    inner = [];
    /** Flattened and frozen settings, shared by reference before loading ends and filled when it does. */
    settings = {};
    constructor(context, parent, base, place) {
        this.context = context;
        this.parent = parent;
        this.place = place;
        if (isInnerLevel(context))
            parent?.inner.push(this);
        this.own = Object.create(parent?.own ?? base);
    }
    /** Whether a directive of this very level has set that key. */
    has(key) {
        return Object.hasOwn(this.own, key);
    }
}
/** Levels that stand for the location around them rather than for one of their own. */
function isInnerLevel(context) {
    return context === 'location if' || context === 'server if' || context === 'limit_except';
}
/** Copies what a level sees into its `settings`: every key, in the order of the defaults, so that all levels share a shape. */
export function flatten(level, defaults, kept) {
    for (const key of Object.keys(defaults)) {
        if (level.has(key))
            level.settings[key] = level.own[key];
        else if (kept.single.has(key))
            level.settings[key] = defaults[key];
        else
            level.settings[key] = kept.local.has(key) ? handedDown(level, key, defaults) : level.own[key];
    }
}
function handedDown(level, key, defaults) {
    return isInnerLevel(level.context) && level.parent ? level.parent.settings[key] : defaults[key];
}
//# sourceMappingURL=level.js.map