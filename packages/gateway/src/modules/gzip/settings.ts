import type { Proxied } from './proxied.ts';
import type { UserAgents } from './user-agents.ts';

/** What is compressed, and for whom. The keys are the names of the directives. */
export interface GzipSettings extends UserAgents {
  readonly gzip: boolean;
  readonly gzip_comp_level: number;
  /** zlib's memLevel: 1 to 9. */
  readonly gzip_hash: number;
  /** 10 or 11, as requests have it. */
  readonly gzip_http_version: number;
  /** Bytes. */
  readonly gzip_min_length: number;
  readonly gzip_proxied: Proxied;
  /** Media types in lower case. */
  readonly gzip_types: ReadonlySet<string> | 'any';
  /** zlib's windowBits: 9 to 15. */
  readonly gzip_window: number;
}
