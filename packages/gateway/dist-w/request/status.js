/** nginx's reason phrases, as its status lines have them. */
export const REASONS = {
    100: 'Continue',
    101: 'Switching Protocols',
    200: 'OK',
    201: 'Created',
    202: 'Accepted',
    204: 'No Content',
    206: 'Partial Content',
    301: 'Moved Permanently',
    302: 'Moved Temporarily',
    303: 'See Other',
    304: 'Not Modified',
    307: 'Temporary Redirect',
    308: 'Permanent Redirect',
    400: 'Bad Request',
    401: 'Unauthorized',
    402: 'Payment Required',
    403: 'Forbidden',
    404: 'Not Found',
    405: 'Not Allowed',
    406: 'Not Acceptable',
    408: 'Request Time-out',
    409: 'Conflict',
    410: 'Gone',
    411: 'Length Required',
    412: 'Precondition Failed',
    413: 'Request Entity Too Large',
    414: 'Request-URI Too Large',
    415: 'Unsupported Media Type',
    416: 'Requested Range Not Satisfiable',
    421: 'Misdirected Request',
    429: 'Too Many Requests',
    500: 'Internal Server Error',
    501: 'Not Implemented',
    502: 'Bad Gateway',
    503: 'Service Temporarily Unavailable',
    504: 'Gateway Time-out',
    505: 'HTTP Version Not Supported',
    507: 'Insufficient Storage',
};
/** nginx's statuses of its own, and with what status and page the client sees them. */
export const SPECIAL = {
    494: { status: 400, title: '400 Request Header Or Cookie Too Large', text: 'Request Header Or Cookie Too Large' },
    495: { status: 400, title: '400 The SSL certificate error', text: 'The SSL certificate error' },
    496: {
        status: 400,
        title: '400 No required SSL certificate was sent',
        text: 'No required SSL certificate was sent',
    },
    497: {
        status: 400,
        title: '400 The plain HTTP request was sent to HTTPS port',
        text: 'The plain HTTP request was sent to HTTPS port',
    },
};
/** Statuses for which nginx has a page; others of the 3xx to 5xx go with an empty body. */
const PAGES = new Set([
    301, 302, 303, 307, 308, 400, 401, 402, 403, 404, 405, 406, 408, 409, 410, 411, 412, 413, 414, 415, 416, 421, 429,
    500, 501, 502, 503, 504, 505, 507,
]);
/** Titles that differ from the reason phrase. */
const TITLES = { 302: '302 Found', 401: '401 Authorization Required' };
/** The page that nginx sends with a status, byte for byte but for the name of the server; undefined where it has none. */
export function errorPageHtml(status, server) {
    // as in nginx, whose own 498 has long had no meaning
    if (status === 498)
        return errorPageHtml(404, server);
    const special = SPECIAL[status];
    if (!special && !PAGES.has(status))
        return undefined;
    const title = special?.title ?? TITLES[status] ?? `${status} ${REASONS[status]}`;
    const heading = special ? '400 Bad Request' : title;
    const more = special ? `<center>${special.text}</center>\r\n` : '';
    return (`<html>\r\n<head><title>${title}</title></head>\r\n<body>\r\n` +
        `<center><h1>${heading}</h1></center>\r\n${more}<hr><center>${server}</center>\r\n</body>\r\n</html>\r\n`);
}
/** Statuses after which nginx closes the connection rather than trust what follows on it. Source: ngx_http_special_response_handler. */
export const CLOSING = new Set([400, 413, 414, 495, 496, 497, 500, 501]);
//# sourceMappingURL=status.js.map