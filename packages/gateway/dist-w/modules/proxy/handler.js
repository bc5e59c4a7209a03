import { LEVEL } from '../../log/level.js';
import { passRequest } from '../../upstream/pass.js';
import { groupOf } from '../upstream/group-of.js';
import { backendUri } from './backend-uri.js';
import { rewriteSetCookie } from './cookie-attributes.js';
import { httpProtocol } from './http-protocol.js';
import { rewriteLocation, rewriteRefresh } from './redirect.js';
import { requestFields } from './request-head.js';
import { tlsTarget } from './ssl.js';
import { hostField, parseProxyUrl, splitScheme, usualPort } from './target.js';
import { setTarget } from './variables.js';
const TOKEN = /^[!#$%&'*+.^`|~\w-]+$/;
/** Passes a request to the server that `proxy_pass` of its level names. Source: ngx_http_proxy_handler. */
export function passToServer(r, settings) {
    const { proxy_pass: pass } = settings;
    if (!pass)
        return 500;
    if (pass.fixed)
        return passTo(r, settings, pass, pass.fixed.url, pass.fixed.group());
    const text = pass.value?.(r) ?? '';
    const split = splitScheme(text);
    const url = split ? parseProxyUrl(split) : 'invalid URL prefix';
    if (typeof url === 'string') {
        r.log(LEVEL.error, split ? `${url} in upstream "${split.rest}"` : `${url} in "${text}"`);
        return 500;
    }
    const group = groupOf(r, url.host, usualPort(url.scheme), pass.find);
    if (typeof group === 'number')
        return group;
    if (!(group instanceof Promise))
        return passTo(r, settings, pass, url, group);
    return group.then((found) => (typeof found === 'number' ? found : passTo(r, settings, pass, url, found)));
}
function passTo(r, settings, pass, url, group) {
    const { proxy_conf: conf, proxy_tls: tls } = settings;
    if (!conf)
        return 500;
    setTarget(r, url);
    const method = settings.proxy_method?.(r) ?? '';
    if (method !== '' && !TOKEN.test(method)) {
        r.log(LEVEL.error, 'the value of "proxy_method" is no method');
        return 500;
    }
    const uri = backendUri(r, url.uri, pass.hasVariables, pass.replaced);
    const secure = url.scheme === 'https' ? tls : undefined;
    return passRequest(r, {
        group,
        protocol: httpProtocol(`${url.scheme}://`, (request) => httpHead(request, settings, uri, conf.headSize)),
        conf,
        rewriting: rewritingOf(settings),
        uri,
        tls: secure && tlsTarget(secure, r, hostField(url)),
        passesBody: passesBody(r, settings),
        body: settings.proxy_set_body?.(r),
    });
}
/** A body of unknown length is read beforehand where the backend's protocol has no chunks. */
function passesBody(r, settings) {
    if (!settings.proxy_pass_request_body)
        return 'no';
    const needsLength = settings.proxy_http_version === '1.0' && r.main.chunked;
    return settings.proxy_request_buffering || needsLength ? 'buffered' : 'streamed';
}
function httpHead(r, settings, path, headSize) {
    const plan = settings.proxy_head;
    const fields = plan ? requestFields(r, plan) : { fields: [], upgrade: undefined, closes: true };
    const method = settings.proxy_method?.(r) ?? '';
    const version = settings.proxy_http_version === '1.0' ? 10 : 11;
    return { ...fields, method: method === '' ? r.method : method, path, version, headSize };
}
function rewritingOf(settings) {
    return {
        location: (r, value) => rewriteLocation(r, settings, value),
        refresh: (r, value) => rewriteRefresh(r, settings, value),
        setCookie: (r, value) => rewriteSetCookie(r, settings, value),
    };
}
//# sourceMappingURL=handler.js.map