import { HTTP_SERVER_LOCATION } from '../../config/context.js';
import { text } from '../../config/directives.js';
import { defineModule } from '../../config/module.js';
import { giving, linkMode } from './given.js';
import { linkVariables } from './link-variables.js';
import { secretLink } from './secret-link.js';
import { signedLink } from './signed-link.js';
/** nginx's ngx_http_secure_link_module: whether a link is one of ours, and has not expired. */
export const secureLink = defineModule({
    name: 'secure_link',
    defaults: { secure_link_given: undefined, secure_link_check: undefined },
    directives: {
        secure_link: {
            in: HTTP_SERVER_LOCATION,
            args: [1],
            syntax: 'expression',
            doc: 'The digest of a link in base64 for URLs and, after a comma, when it expires in Unix seconds, usually from arguments: `$arg_md5,$arg_expires`. `$secure_link` is then `1` for a good link, `0` for one that has expired and empty for any other, and `$secure_link_expires` the expiry.',
            ...giving('link', (cf) => cf.value(cf.arg(0))),
        },
        secure_link_md5: {
            in: HTTP_SERVER_LOCATION,
            args: [1],
            syntax: 'expression',
            doc: 'The text whose MD5 the digest in secure_link has to be: what the link is for, its expiry, and a secret.',
            ...giving('text', (cf) => cf.value(cf.arg(0))),
        },
        secure_link_secret: {
            in: HTTP_SERVER_LOCATION,
            args: [1],
            syntax: 'word',
            doc: 'The older way: of `/prefix/hash/link`, where the hash is the MD5 of link and word in hexadecimal, `$secure_link` is the link; of any other it is empty.',
            ...giving('secret', text),
        },
    },
    variables: linkVariables((r) => secureLink.of(r).secure_link_check),
    merge: (settings, _context, { environment }) => {
        settings.secure_link_check = linkCheck(settings.secure_link_given, environment.now);
    },
});
function linkCheck(given, now) {
    const mode = linkMode(given);
    if ('secret' in mode)
        return secretLink(mode.secret);
    return mode.link && mode.text && signedLink(mode.link, mode.text, now);
}
//# sourceMappingURL=index.js.map