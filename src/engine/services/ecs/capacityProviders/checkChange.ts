import { capacityProviderArn as arnOf, idOf } from "../../../../aws/arn.ts";
import type { View } from "../../../kernel/context.ts";
import { Refusal } from "../../../kernel/refusal.ts";
import { placeOf } from "../fargate/place.ts";
import { invalidParameter } from "../refusals.ts";
import { servicesByCluster, tasksByCluster } from "../tables.ts";
import { providersOf } from "./find.ts";
import { groupProviderOf } from "./providerOf.ts";
import { isManaged } from "./managed.ts";
import { clusterAttachments, managedScaling } from "./tables.ts";

/** Whether a cluster may have these capacity providers instead of its own. ECS API, PutClusterCapacityProviders, for the codes; the wordings are assumed. */
export function checkChange(view: View, clusterArn: string, names: readonly string[]): void {
  refuseWhileUpdating(view, clusterArn);
  const before = providersOf(view, clusterArn);
  const used = before.length === 0 ? new Set<string>() : usedIn(view, clusterArn);
  const lost = before.find((name) => !names.includes(name) && used.has(name));
  if (lost !== undefined) throw new Refusal("ResourceInUseException", `The specified capacity provider is in use and cannot be removed from the cluster: ${lost}.`);
  for (const name of names) {
    const other = view.find(managedScaling, arnOf(name))?.clusterArn;
    // ECS guide, "Capacity providers": with managed scaling one cluster only.
    if (other !== undefined && other !== clusterArn && isManaged(view, name)) {
      throw invalidParameter(`The capacity provider ${name} has managed scaling and is associated with the cluster ${idOf(other)} already.`);
    }
  }
}

/** ECS API, UpdateInProgressException; the wording is assumed. */
export function refuseWhileUpdating(view: View, clusterArn: string): void {
  if (view.find(clusterAttachments, clusterArn)?.status !== "UPDATE_IN_PROGRESS") return;
  throw new Refusal("UpdateInProgressException", "The specified cluster is in a busy state. Cluster attachments are still being updated. Try again later.");
}

/** What tasks that have not stopped run on, and what services name. */
export function usedIn(view: View, clusterArn: string): ReadonlySet<string | undefined> {
  const live = view.where(tasksByCluster, clusterArn).filter(({ lastStatus }) => lastStatus !== "STOPPED");
  const active = view.where(servicesByCluster, clusterArn).filter(({ status }) => status !== "INACTIVE");
  return new Set([
    ...live.map((task) => placeOf(task)?.capacityProvider ?? groupProviderOf(task)),
    ...active.flatMap(({ fargate, strategy }) => (fargate?.strategy ?? strategy ?? []).map(({ capacityProvider }) => capacityProvider)),
  ]);
}
