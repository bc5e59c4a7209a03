/** Makes a module of its description. The one place where settings get back the types that their keys promise. */
export function defineModule(spec) {
    return { ...spec, of: (holder) => holder.settings };
}
//# sourceMappingURL=module.js.map