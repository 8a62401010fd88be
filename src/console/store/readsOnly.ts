/** Whether a call of that name changes nothing: AWS names those that look by what they do. */
export function readsOnly(operation: string): boolean {
  return /^(Describe|Discover|Get|List)/.test(operation);
}
