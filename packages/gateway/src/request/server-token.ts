import { VERSION } from '../version.ts';
import type { Request } from './request.ts';

const WITH_VERSION = `edgeseal/${VERSION}`;

/** The name that pages and the `Server` field give, by `server_tokens`. */
export function serverToken(r: Request): string {
  return r.settings.server_tokens === 'off' ? 'edgeseal' : WITH_VERSION;
}
