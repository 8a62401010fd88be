import { ENDPOINT_MARK } from "../../bridge/endpoint/mark.ts";

/** Where the server that the page came from answers AWS requests; null when it said nothing of it. */
export function endpointPath(): string | null {
  return document.querySelector<HTMLMetaElement>(`meta[name="${ENDPOINT_MARK}"]`)?.content ?? null;
}
