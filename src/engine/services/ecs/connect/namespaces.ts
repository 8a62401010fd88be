import type { View } from "../../../kernel/context.ts";
import { Refusal } from "../../../kernel/refusal.ts";
import { namespaceNamed } from "../../servicediscovery/late/contract.ts";
import { invalidParameter } from "../refusals.ts";
import type { NamespaceWish } from "./connect.ts";

/**
 * The namespace of that name or ARN. ECS API, ClusterServiceConnectDefaultsRequest: one that is not there is made, if it
 * is a name. Services were observed to do the same.
 */
export function namespaceFrom(view: View, nameOrArn: string): NamespaceWish {
  const known = namespaceNamed(view, nameOrArn);
  if (known !== undefined) return known;
  if (nameOrArn.startsWith("arn:")) throw namespaceNotFound();
  // ECS API; the wording is assumed.
  if (nameOrArn.length > 1024) throw invalidParameter("The namespace name can have at most 1024 characters.");
  return { newName: nameOrArn };
}

/** Assumed wording, after the model's description of the exception. */
export const namespaceNotFound = (): Refusal => new Refusal("NamespaceNotFoundException", "The specified namespace wasn't found.");
