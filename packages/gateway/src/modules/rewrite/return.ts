import type { Conf } from '../../config/conf.ts';
import type { Step } from '../../config/module.ts';
import { contentTypeOf } from '../../request/content-type.ts';
import { respond } from '../../request/respond.ts';
import { Response } from '../../request/response.ts';

/** Statuses whose text is where to go. */
const REDIRECTS: ReadonlySet<number> = new Set([301, 302, 303, 307, 308]);

/** Compiles `return code [text]`, `return code url` or `return url`. Source: ngx_http_rewrite_return. */
export function compileReturn(cf: Conf): Step {
  const [first = '', text] = cf.args;
  if (text === undefined && isUrl(first)) return redirect(cf, 302, first);
  const status = /^\d{1,9}$/.test(first) ? Number(first) : Number.NaN;
  if (!(status <= 999)) cf.fail(`invalid return code "${first}"`);
  if (REDIRECTS.has(status)) return redirect(cf, status, text ?? '');
  return text === undefined && status >= 400 ? () => status : answer(cf, status, text ?? '');
}

function isUrl(text: string): boolean {
  return /^(?:https?:\/\/|\$scheme)/.test(text);
}

function redirect(cf: Conf, status: number, target: string): Step {
  const location = cf.value(target);
  return (r) => {
    r.response.location = location(r) || undefined;
    return status;
  };
}

/** A text of the configuration's own goes out as it is: no error_page takes its place. Source: ngx_http_send_response. */
function answer(cf: Conf, status: number, written: string): Step {
  const text = cf.value(written);
  return (r) => {
    const body = text(r);
    const response = new Response();
    response.status = status;
    response.contentType = contentTypeOf(r);
    r.response = response;
    return respond(r, body);
  };
}
