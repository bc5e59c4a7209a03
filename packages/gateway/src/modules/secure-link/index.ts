import { HTTP_SERVER_LOCATION } from '../../config/context.ts';
import { text } from '../../config/directives.ts';
import { defineModule, type Module } from '../../config/module.ts';
import { type Given, giving, linkMode } from './given.ts';
import { linkVariables } from './link-variables.ts';
import { secretLink } from './secret-link.ts';
import { type LinkCheck, signedLink } from './signed-link.ts';

/** How links are checked. */
export interface SecureLinkSettings {
  /** What the directives of the nearest level that has any say. */
  readonly secure_link_given: Given | undefined;
  /** Made of it when loading ends; undefined where there is nothing to check by. */
  secure_link_check: LinkCheck | undefined;
}

/** nginx's ngx_http_secure_link_module: whether a link is one of ours, and has not expired. */
export const secureLink: Module<SecureLinkSettings> = defineModule<SecureLinkSettings>({
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

function linkCheck(given: Given | undefined, now: () => number): LinkCheck | undefined {
  const mode = linkMode(given);
  if ('secret' in mode) return secretLink(mode.secret);
  return mode.link && mode.text && signedLink(mode.link, mode.text, now);
}
