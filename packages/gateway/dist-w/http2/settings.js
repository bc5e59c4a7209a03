/** The sizes that `large_client_header_buffers` stands for. */
export function headSizes({ large_client_header_buffers: { number, size } }) {
    return { field: size, total: number * size };
}
//# sourceMappingURL=settings.js.map