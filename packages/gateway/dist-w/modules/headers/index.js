import { HTTP_SERVER_LOCATION_IF } from '../../config/context.js';
import { listSetting, setting } from '../../config/directives.js';
import { defineModule } from '../../config/module.js';
import { Headers } from '../../request/headers.js';
import { fieldValue, readAddHeader, readAddTrailer } from './add-header.js';
import { readExpires } from './expires.js';
import { USUAL } from './usual-statuses.js';
function addFields(r) {
    if (r !== r.main)
        return;
    const { expires, add_header: added, add_trailer: trailers } = headers.of(r);
    if (!expires && added.length === 0 && trailers.length === 0)
        return;
    const usual = USUAL.has(r.response.status);
    if (usual)
        expires?.(r);
    for (const field of added) {
        if (usual || field.always)
            field.apply(r, field.name, fieldValue(r, field));
    }
    addTrailers(r, usual ? trailers : trailers.filter((field) => field.always));
}
/** Trailers need chunks: where there are none (HTTP/1.0), they are left out. */
function addTrailers(r, fields) {
    if (fields.length === 0 || r.version < 11 || !r.settings.chunked_transfer_encoding || r.response.headerOnly)
        return;
    const trailers = new Headers();
    for (const field of fields) {
        const value = fieldValue(r, field);
        if (value !== '')
            trailers.add(field.name, value);
    }
    r.response.trailers = trailers;
    r.response.contentLength = -1;
}
/** Fields that a configuration adds to responses: nginx's headers filter. */
export const headers = defineModule({
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
    filter: addFields,
});
//# sourceMappingURL=index.js.map