import { type DerElement } from './der.ts';
/** One attribute of a distinguished name. */
export interface NameAttribute {
    /** OpenSSL's short name (`CN`), or the numbers of an identifier that it does not know. */
    readonly type: string;
    readonly known: boolean;
    readonly value: DerElement;
    /** The place of the relative name that it is part of, from 0. */
    readonly set: number;
}
/**
 * The attributes of a name a DER `Name` (RFC 5280 section 4.1.2.4). `printed` is what Node.js makes of the same name,
 * from which the names of the types are taken.
 */
export declare function readName(name: Buffer, printed: string | undefined): readonly NameAttribute[];
/** A name in the form of RFC 2253, its last part first, as OpenSSL's XN_FLAG_RFC2253 has it: ASCII alone. */
export declare function rfc2253Name(attributes: readonly NameAttribute[]): string;
/** A name as OpenSSL's X509_NAME_oneline writes it: `/C=DE/CN=name`. */
export declare function onelineName(attributes: readonly NameAttribute[]): string;
//# sourceMappingURL=distinguished-name.d.ts.map