/** What a request has had to do with backends: what `$upstream_…` tell, and error-log lines. */
export class UpstreamTrace {
    /** The attempts of each time that the request was passed on (an error_page may pass it on once more). */
    groups = [];
    /** What the log calls the backend of the moment: `http://127.0.0.1:8080/path`; '' for none. */
    label = '';
    /** The fields of the last response, as they came. */
    headers = undefined;
    trailers = undefined;
}
//# sourceMappingURL=upstream-trace.js.map