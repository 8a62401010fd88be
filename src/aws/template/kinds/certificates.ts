import { ACCOUNT_ID, REGION } from "../../region.ts";
import type { Draft } from "../draft.ts";
import type { Resource } from "../plan.ts";

/** The certificate of a listener as it is named, else any: there are none to check against. */
export function certificateOf(draft: Draft, resource: Resource, named: string): string {
  if (named.startsWith("arn:")) return named;
  draft.assumed(resource, "Any certificate: there are none to check against.");
  return `arn:aws:acm:${REGION}:${ACCOUNT_ID}:certificate/00000000-0000-0000-0000-000000000000`;
}
