/** Decides when a worker that has died is replaced: at once, unless workers keep dying as soon as they start. */
export declare class Respawn {
    #private;
    /** How long to wait, after one died that had lived for so long; both in milliseconds. */
    after(lifetime: number): number;
}
//# sourceMappingURL=respawn.d.ts.map