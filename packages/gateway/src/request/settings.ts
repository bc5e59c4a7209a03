import type { ErrorLog } from '../log/error-log.ts';
import type { Handler, Phases, Settings, Value } from './handler.ts';
import type { Location } from './location.ts';

/** One code of an `error_page`: where the request goes and with what status. */
export interface ErrorPage {
  readonly status: number;
  /** The status of the answer: a number to give, 0 to take that of the page itself (`=`), undefined to keep the code. */
  readonly overwrite: number | undefined;
  readonly target: Value;
  /** `@name`, known when loading. */
  readonly named: string | undefined;
}

/** `root` or `alias`. */
export interface Root {
  /** An absolute path. */
  readonly path: Value;
  readonly alias: boolean;
  /**
   * How much of the beginning of the URI the path stands for, in bytes: 0 for `root`, the length of the location's
   * name for `alias`, Infinity for an `alias` in a location with a regular expression, which stands for all of it.
   */
  readonly replaces: number;
  /** Whether the directive itself has a `..` in it; if not, one that comes of its variables is refused. */
  readonly climbs: boolean;
}

/** `keepalive_timeout`: how long a connection may be idle, and what the `Keep-Alive` header says. */
export interface KeepaliveTimeout {
  readonly ms: number;
  /** Seconds, undefined for no header. */
  readonly header: number | undefined;
}

/** One candidate of `try_files`. */
export interface TryFile {
  readonly name: Value;
  /** Whether the name has variables: an `alias` takes its location's path off the beginning of such a name. */
  readonly variable: boolean;
  /** Ends in `/`: a directory is looked for. */
  readonly directory: boolean;
}

/** `try_files`: candidates, then what happens when there is none of them. */
export interface TryFiles {
  readonly files: readonly TryFile[];
  /** A status, or a name as the candidates have them, of a `@named` location or a URI with arguments. */
  readonly fallback: { readonly status: number } | TryFile;
}

/** `limit_except`: the methods that stay free of its block, and the settings that the others get. */
export interface LimitExcept {
  readonly methods: ReadonlySet<string>;
  readonly settings: CoreSettings;
}

/** Settings that the engine itself reads; `modules/core` gives each its directive. Times in milliseconds, sizes in bytes. */
export interface CoreSettings extends Settings {
  readonly absolute_redirect: boolean;
  /** Whether a request for the location's name without its final slash is redirected to it: nginx's auto_redirect. */
  readonly auto_redirect: boolean;
  readonly chunked_transfer_encoding: boolean;
  readonly client_body_buffer_size: number;
  /** The directory of bodies that are too large for memory. */
  readonly client_body_temp_path: string;
  readonly client_body_timeout: number;
  readonly client_header_buffer_size: number;
  readonly client_header_timeout: number;
  /** 0 for no limit. */
  readonly client_max_body_size: number;
  readonly default_type: string;
  readonly error_log: ErrorLog;
  readonly error_page: readonly ErrorPage[];
  readonly etag: boolean;
  /** The content handler of this location (`echo`, `proxy_pass`, …): nginx's clcf->handler. */
  readonly handler: Handler | undefined;
  /** Whether responses that gzip has to do with say so: `Vary: Accept-Encoding`. */
  readonly gzip_vary: boolean;
  readonly if_modified_since: 'off' | 'exact' | 'before';
  readonly ignore_invalid_headers: boolean;
  readonly internal: boolean;
  readonly keepalive_requests: number;
  readonly keepalive_time: number;
  readonly keepalive_timeout: KeepaliveTimeout;
  readonly large_client_header_buffers: { readonly number: number; readonly size: number };
  readonly limit_except: LimitExcept | undefined;
  readonly lingering_close: 'off' | 'on' | 'always';
  readonly lingering_time: number;
  readonly lingering_timeout: number;
  readonly log_not_found: boolean;
  readonly log_subrequest: boolean;
  readonly max_ranges: number;
  readonly merge_slashes: boolean;
  readonly port_in_redirect: boolean;
  readonly recursive_error_pages: boolean;
  readonly reset_timedout_connection: boolean;
  readonly root: Root;
  /** Whether a request has to pass all access handlers, or one. */
  readonly satisfy: 'all' | 'any';
  readonly send_timeout: number;
  readonly server_name_in_redirect: boolean;
  readonly server_tokens: 'on' | 'off' | 'build';
  readonly subrequest_output_buffer_size: number;
  readonly try_files: TryFiles | undefined;
  /** Extension in lower case to media type. */
  readonly types: ReadonlyMap<string, string>;
  readonly underscores_in_headers: boolean;
  readonly uninitialized_variable_warn: boolean;
  /** Filled when loading ends: the handlers of the modules that have something to do here. */
  readonly phases: Phases;
  /** Filled at flattening: the location that these settings are of. */
  readonly location: Location | undefined;
}
