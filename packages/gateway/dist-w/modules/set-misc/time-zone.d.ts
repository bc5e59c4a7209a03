/** The zone that this process keeps its time by. */
export interface TimeZone {
    /** The abbreviation (`CET`) that the zone has at an offset in seconds east of UTC. */
    nameAt(offset: number): string;
}
/**
 * The zone that TZ names, or the machine's. Node knows offsets but no abbreviations; these are in the last line of the
 * zone's file (RFC 8536 section 3.3), which is in force for times from now on. Without one, names are offsets (`+0100`).
 */
export declare function readTimeZone(): TimeZone;
//# sourceMappingURL=time-zone.d.ts.map