import { HTTP_SERVER_LOCATION_IF } from '../../config/context.ts';
import { listSetting, setting } from '../../config/directives.ts';
import { defineModule, type Module } from '../../config/module.ts';
import { Headers } from '../../request/headers.ts';
import type { Request } from '../../request/request.ts';
import { type AddedField, type AddedHeader, fieldValue, readAddHeader, readAddTrailer } from './add-header.ts';
import { type Expires, readExpires } from './expires.ts';
import { USUAL } from './usual-statuses.ts';

/** What the headers module adds to responses. */
export interface HeadersSettings {
  readonly add_header: readonly AddedHeader[];
  readonly add_trailer: readonly AddedField[];
  readonly expires: Expires | undefined;
}

function addFields(r: Request): void {
  if (r !== r.main) return;
  const { expires, add_header: added, add_trailer: trailers } = headers.of(r);
  const usual = USUAL.has(r.response.status);
  if (usual) expires?.(r);
  for (const field of added) {
    if (usual || field.always) field.apply(r, field.name, fieldValue(r, field));
  }
  addTrailers(r, usual ? trailers : trailers.filter((field) => field.always));
}

/** Trailers need chunks: where there are none (HTTP/1.0), they are left out. */
function addTrailers(r: Request, fields: readonly AddedField[]): void {
  if (fields.length === 0 || r.version < 11 || !r.settings.chunked_transfer_encoding || r.response.headerOnly) return;
  const trailers = new Headers();
  for (const field of fields) {
    const value = fieldValue(r, field);
    if (value !== '') trailers.add(field.name, value);
  }
  r.response.trailers = trailers;
  r.response.contentLength = -1;
}

/** Fields that a configuration adds to responses: nginx's headers filter. */
export const headers: Module<HeadersSettings> = defineModule<HeadersSettings>({
  name: 'headers',
  defaults: { add_header: [], add_trailer: [], expires: undefined },
  directives: {
    add_header: {
      in: HTTP_SERVER_LOCATION_IF,
      args: [2, 3],
      syntax: 'name value [always]',
      doc: 'Adds a field to responses of the statuses 200, 201, 204, 206, 301, 302, 303, 304, 307 and 308, or of all. An empty value adds none. The fields of a level replace those of the levels around it. A value with a line break in it, which nginx would send as it is, is left out.',
      ...listSetting(readAddHeader),
    },
    add_trailer: {
      in: HTTP_SERVER_LOCATION_IF,
      args: [2, 3],
      syntax: 'name value [always]',
      doc: 'Adds a field to the end of chunked responses, by the rules of add_header.',
      ...listSetting(readAddTrailer),
    },
    expires: {
      in: HTTP_SERVER_LOCATION_IF,
      args: [1, 2],
      syntax: '[modified] time | epoch | max | off | @time | $variable',
      default: 'off',
      doc: 'Sets the fields Expires and Cache-Control of responses by the time, the last change, or a time of day.',
      ...setting(readExpires),
    },
  },
  idle: (settings) => !settings.expires && settings.add_header.length === 0 && settings.add_trailer.length === 0,
  filter: addFields,
});
