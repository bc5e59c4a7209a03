import type { Headers } from '../../request/headers.ts';
/** What is wrong with the head of a response as it came, in nginx's words; undefined where nothing is. */
export declare function headFault(head: string): string | undefined;
/** What is wrong with the fields by which the end of a response is told; undefined where nothing is. Source: ngx_http_upstream_process_content_length. */
export declare function framingFault(fields: Headers | readonly (readonly [name: string, value: string])[]): string | undefined;
/** What is wrong with fields that a lenient parser has taken: undefined where nothing is. */
export declare function fieldFault(fields: Headers): string | undefined;
//# sourceMappingURL=head-fault.d.ts.map