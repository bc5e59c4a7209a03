import type { Read } from '../../config/directives.ts';
import { hasVariables } from '../../config/value.ts';
import type { Request } from '../../request/request.ts';
import type { ChosenFile } from './chosen-certificate.ts';
import type { TlsFile } from './pem-file.ts';

/** A file of certificates or a key, by a path against the directory of the configuration. */
export const tlsFile: Read<TlsFile> = (cf) => {
  const written = cf.arg(0);
  if (hasVariables(written)) cf.fail(`variables in "${cf.name}" are not supported yet`);
  return { path: cf.path(written, 'conf'), written, place: cf.place };
};

/** A certificate or a key of a server, by a path that may have variables in it. */
export const certificateFile: Read<ChosenFile> = (cf) => {
  const file = plainTlsFile(cf);
  if (!hasVariables(file.written)) return { ...file, choose: undefined };
  const value = cf.value(file.written);
  const choose = (r: Request): TlsFile => {
    const written = value(r);
    return { path: cf.path(written, 'conf'), written, place: cf.place };
  };
  return { ...file, choose };
};

/** A file whose path is what it says, whatever is in it. */
export const plainTlsFile: Read<TlsFile> = (cf) => {
  const written = cf.arg(0);
  return { path: cf.path(written, 'conf'), written, place: cf.place };
};
