import type { MergeConf } from '../../config/module.ts';
import { clockOf } from '../../upstream/clock.ts';
import type { UpstreamConf } from '../../upstream/passing.ts';
import { PASSING_DEFAULTS, type PassingOptions } from './passing-options.ts';

/** The options of one module at a level, without the module's prefix. */
export function passingOptions(settings: object, prefix: string): PassingOptions {
  const values = settings as Readonly<Record<string, unknown>>;
  const entries = Object.keys(PASSING_DEFAULTS).map((name) => [name, values[`${prefix}_${name}`]]);
  return Object.fromEntries(entries) as unknown as PassingOptions;
}

/**
 * What a level's requests are passed on by. `hidden` are the fields that its module hides anyway, in lower case. Ends
 * loading where sizes do not fit together. Source: ngx_http_proxy_merge_loc_conf.
 */
export function passingConf(
  settings: object,
  prefix: string,
  cf: MergeConf,
  more: { readonly hidden: readonly string[]; readonly passTrailers: boolean },
): UpstreamConf {
  const options = passingOptions(settings, prefix);
  checkBuffers(options, prefix, cf);
  const buffered = options.buffers.number * options.buffers.size;
  const { next_upstream: next } = options;
  return Object.freeze({
    clock: clockOf(cf.environment.now),
    connectTimeout: options.connect_timeout,
    sendTimeout: options.send_timeout,
    readTimeout: options.read_timeout,
    buffered: options.buffering ? buffered : options.buffer_size,
    unbuffered: options.buffer_size,
    headSize: options.buffer_size,
    rate: options.buffering ? options.limit_rate : 0,
    next: next.has('off') ? new Set<string>() : next,
    nextTries: options.next_upstream_tries,
    nextTimeout: options.next_upstream_timeout,
    interceptErrors: options.intercept_errors,
    ignoreClientAbort: options.ignore_client_abort,
    ignored: options.ignore_headers,
    hidden: hiddenFields(options, more.hidden),
    passTrailers: more.passTrailers,
    socketKeepalive: options.socket_keepalive,
    localAddress: options.bind === 'off' ? undefined : options.bind,
  });
}

/** Source: ngx_http_upstream_hide_headers_hash. */
function hiddenFields(options: PassingOptions, always: readonly string[]): ReadonlySet<string> {
  const hidden = new Set(always);
  for (const name of options.hide_header) hidden.add(name.toLowerCase());
  for (const name of options.pass_header) hidden.delete(name.toLowerCase());
  return hidden;
}

function checkBuffers(options: PassingOptions, prefix: string, cf: MergeConf): void {
  const { number, size } = options.buffers;
  if (number < 2) cf.fail(`there must be at least 2 "${prefix}_buffers"`);
  const largest = Math.max(options.buffer_size, size);
  const busy = options.busy_buffers_size ?? 2 * largest;
  const maximum = `the maximum of the value of "${prefix}_buffer_size" and one of the "${prefix}_buffers"`;
  if (busy < largest) cf.fail(`"${prefix}_busy_buffers_size" must be equal to or greater than ${maximum}`);
  if (busy > (number - 1) * size) {
    cf.fail(`"${prefix}_busy_buffers_size" must be less than the size of all "${prefix}_buffers" minus one buffer`);
  }
  const write = options.temp_file_write_size ?? 2 * largest;
  if (write < largest) cf.fail(`"${prefix}_temp_file_write_size" must be equal to or greater than ${maximum}`);
  const temporary = options.max_temp_file_size ?? 1024 * 1024 * 1024;
  if (temporary !== 0 && temporary < largest) {
    const rule = `must be equal to zero to disable temporary files usage or must be equal to or greater than ${maximum}`;
    cf.fail(`"${prefix}_max_temp_file_size" ${rule}`);
  }
}
