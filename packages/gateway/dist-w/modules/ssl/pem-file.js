import { readFileSync } from 'node:fs';
import { createSecureContext } from 'node:tls';
import { ConfigError } from '../../config/error.js';
import { systemErrorCode } from '../../system-error.js';
/** What OpenSSL says of a file in which there is nothing of what it should hold, with the calls that find that out. */
const NOTHING_IN_IT = {
    certificate: {
        call: 'PEM_read_bio_X509_AUX',
        begin: /-----BEGIN (?:TRUSTED |X509 )?CERTIFICATE-----/,
        reason: 'error:0480006C:PEM routines::no start line:Expecting: TRUSTED CERTIFICATE',
    },
    'certificate key': {
        call: 'PEM_read_bio_PrivateKey',
        begin: /-----BEGIN (?:[A-Z]+ )*PRIVATE KEY-----/,
        reason: 'error:1E08010C:DECODER routines::unsupported:No supported data to decode. Input type: PEM',
    },
};
/** What OpenSSL adds to some of its errors, which Node leaves out. */
const DETAILS = [
    ['DECODER routines::unsupported', 'No supported data to decode. Input type: PEM'],
    ['PEM routines::no start line', 'Expecting: TRUSTED CERTIFICATE'],
];
/**
 * Reads a PEM file, or the text after `data:`. Throws a ConfigError in nginx's and OpenSSL's words where that fails or
 * nothing in the text begins like what it should be.
 */
export function readPem(file, what) {
    const pem = file.written.startsWith('data:') ? Buffer.from(file.written.slice(5), 'latin1') : read(file, what);
    const { call, begin, reason } = NOTHING_IN_IT[what];
    if (begin.test(pem.toString('latin1')))
        return pem;
    throw new ConfigError(`cannot load ${what} "${nameOf(file)}": ${call}() failed (SSL: ${reason})`, file.place);
}
/** Makes sure that all certificates of a file can be read. Throws a ConfigError as nginx puts it. */
export function checkCertificate(file, pem) {
    const error = errorOf(pem);
    if (error === undefined)
        return;
    const reason = openSslText(error, 'X509');
    const first = /^.*?-----END [^\n]*/s.exec(pem.toString('latin1'))?.[0] ?? '';
    const call = errorOf(Buffer.from(`${first}\n`, 'latin1')) ? 'PEM_read_bio_X509_AUX' : 'PEM_read_bio_X509';
    const message = /too small|too weak/.test(reason)
        ? `SSL_CTX_use_certificate("${nameOf(file)}") failed ${reason}`
        : `cannot load certificate "${nameOf(file)}": ${call}() failed ${reason}`;
    throw new ConfigError(message, file.place, 'ERR_CONFIG', { cause: error });
}
/** An error of OpenSSL with what led to it, the first cause first, as nginx's messages end in it. */
export function openSslText(error, type = 'PKCS8_PRIV_KEY_INFO') {
    const { message, opensslErrorStack: stack = [] } = error;
    // Node's error is the first of OpenSSL's, and its stack has the rest the other way round
    const texts = [message, ...[...stack].reverse()].map((text) => {
        const detail = DETAILS.find(([end]) => text.endsWith(end))?.[1];
        if (text.endsWith('nested asn1 error'))
            return `${text}:Type=${type}`;
        return detail === undefined ? text : `${text}:${detail}`;
    });
    return `(SSL: ${texts.join(' ')})`;
}
function errorOf(cert) {
    try {
        createSecureContext({ cert });
        return undefined;
    }
    catch (error) {
        return error;
    }
}
function nameOf(file) {
    return file.written.startsWith('data:') ? file.written : file.path;
}
function read(file, what) {
    try {
        return readFileSync(Buffer.from(file.path, 'latin1'));
    }
    catch (error) {
        // a directory can be opened, and has nothing in it
        if (systemErrorCode(error) === 'EISDIR')
            return Buffer.alloc(0);
        const message = `cannot load ${what} "${file.path}": BIO_new_file() failed ${fopenFailure(error, file.path)}`;
        throw new ConfigError(message, file.place, 'ERR_CONFIG', { cause: error });
    }
}
/** OpenSSL's words for a file that cannot be opened. */
export function fopenFailure(error, path) {
    switch (systemErrorCode(error)) {
        case 'ENOENT':
            return `(SSL: error:80000002:system library::No such file or directory:calling fopen(${path}, r) error:10000080:BIO routines::no such file)`;
        case 'EACCES':
            return `(SSL: error:8000000D:system library::Permission denied:calling fopen(${path}, r) error:10080002:BIO routines::system lib)`;
        case 'ENOTDIR':
            return `(SSL: error:80000014:system library::Not a directory:calling fopen(${path}, r) error:10080002:BIO routines::system lib)`;
        default:
            return `(SSL: ${error instanceof Error ? error.message : String(error)})`;
    }
}
//# sourceMappingURL=pem-file.js.map