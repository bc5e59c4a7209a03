import { defineModule, type Module } from '../../config/module.ts';
import { NO_HANDLERS } from '../../request/handler.ts';
import type { CoreSettings } from '../../request/settings.ts';
import { HTTP_DIRECTIVES } from './http.ts';
import { MAIN_DIRECTIVES, type MainSettings } from './main.ts';
import { PROCESS_TUNING } from './process-tuning.ts';
import { DEFAULT_TYPES } from './types.ts';

/** What the loader itself gives: the log that there is without a directive, and where files are by default. */
type Given = Pick<CoreSettings, 'error_log' | 'root'>;

const NEVER = { error_log: undefined, root: undefined } as unknown as Given;

/** nginx's core modules: processes, servers, locations, and everything a request needs before any other module. */
export const core: Module<CoreSettings & MainSettings> = defineModule<CoreSettings & MainSettings>({
  name: 'core',
  directives: { ...MAIN_DIRECTIVES, ...PROCESS_TUNING, ...HTTP_DIRECTIVES },
  local: ['handler', 'auto_redirect', 'location'],
  single: ['limit_except', 'try_files'],
  defaults: {
    ...NEVER,
    absolute_redirect: true,
    auto_redirect: false,
    chunked_transfer_encoding: true,
    client_body_buffer_size: 16_384,
    client_body_temp_path: '',
    client_body_timeout: 60_000,
    client_header_buffer_size: 1024,
    client_header_timeout: 60_000,
    client_max_body_size: 1_048_576,
    default_type: 'text/plain',
    error_page: [],
    etag: true,
    gzip_vary: false,
    handler: undefined,
    if_modified_since: 'exact',
    ignore_invalid_headers: true,
    internal: false,
    keepalive_requests: 1000,
    keepalive_time: 3_600_000,
    keepalive_timeout: { ms: 75_000, header: undefined },
    large_client_header_buffers: { number: 4, size: 8192 },
    limit_except: undefined,
    lingering_close: 'on',
    lingering_time: 30_000,
    lingering_timeout: 5000,
    location: undefined,
    log_not_found: true,
    log_subrequest: false,
    modules: [],
    max_ranges: Number.MAX_SAFE_INTEGER,
    merge_slashes: true,
    phases: NO_HANDLERS,
    port_in_redirect: true,
    recursive_error_pages: false,
    reset_timedout_connection: false,
    satisfy: 'all',
    send_timeout: 60_000,
    server_name_in_redirect: false,
    server_tokens: 'on',
    subrequest_output_buffer_size: 4096,
    try_files: undefined,
    types: DEFAULT_TYPES,
    underscores_in_headers: false,
    uninitialized_variable_warn: true,
    daemon: false,
    env: [],
    master_process: true,
    pid: '',
    user: undefined,
    worker_connections: 512,
    worker_processes: 1,
    worker_priority: 0,
    worker_rlimit_nofile: 0,
    worker_shutdown_timeout: 0,
    working_directory: undefined,
  },
});
