import type { RequestContent } from '../request/request-content.ts';
/** The body that goes to a backend. */
export type BackendBody = RequestContent;
/** A body that is at hand. */
export declare function inMemory(bytes: Buffer): BackendBody;
/** No body. */
export declare const NO_BODY: BackendBody;
//# sourceMappingURL=backend-body.d.ts.map