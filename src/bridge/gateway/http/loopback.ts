/**
 * Whether a request may come in at a door that stands open to this machine alone. A page from elsewhere shows by its
 * Origin, a name that was made to point here by its Host. Programs send no Origin.
 */
export function isFromHere(host: string | null, origin: string | null): boolean {
  return isLoopback(host ?? "") && (origin === null || isLoopback(/^https?:\/\/(.*)$/.exec(origin)?.[1] ?? ""));
}

/** A name of this machine, with a port or without. */
function isLoopback(host: string): boolean {
  return /^(localhost|[\w-]+\.localhost|127\.0\.0\.1|\[::1\])(:\d{1,5})?$/i.test(host);
}
