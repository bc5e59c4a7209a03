/** A fault of ours as the error log has it: with the stack, which says where it is. */
export function faultText(error: unknown): string {
  return `unexpected error: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`;
}
