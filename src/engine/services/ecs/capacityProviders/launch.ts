import type { Context, View } from "../../../kernel/context.ts";
import type { CapacityOrder, Launches } from "../fargate/late.ts";
import { PROVISIONING_TASKS_PER_CLUSTER } from "../limits.ts";
import { choose } from "../placement/choose.ts";
import type { Subject } from "../placement/subject.ts";
import { launchTask, type Place } from "../processes/launchTask.ts";
import { groupMembers, groupMembersOf, type TaskRow } from "../tables.ts";
import { wakeManagedFleet } from "./managedFleet.ts";
import { providersLacking } from "./lacking.ts";
import { isManaged } from "./managed.ts";
import { givenIn, groupProviderOf } from "./providerOf.ts";
import { waitingTasks } from "./tables.ts";

/**
 * Launches tasks on instances of the capacity providers of a strategy, each on one of the provider whose turn it is: none
 * goes to another provider's. Where no instance takes it, a task of a provider with managed scaling waits for one. ECS
 * guide, "Managed scaling behavior".
 */
export function launchOnGroups(ctx: Context, order: CapacityOrder): Launches {
  const { subject, launch, zones } = order;
  const launched: TaskRow[] = [];
  let obstacle: Launches["obstacle"] = null;
  const subjects = new Map<string, Subject>();
  for (const capacityProvider of providersFor(ctx, order)) {
    const own = subjects.get(capacityProvider) ?? { ...subject, capacityProvider };
    subjects.set(capacityProvider, own);
    const wanted = { ...launch, placement: { ...givenIn(launch.placement), capacityProvider } };
    const instance = choose(ctx, own);
    const isNear = instance !== undefined && (zones === null || zones.includes(instance.availabilityZone));
    if (isNear) launched.push(launchTask(ctx, instance, wanted));
    else if (zones !== null || !isManaged(ctx, capacityProvider)) obstacle ??= own;
    else if (ctx.count(waitingTasks, subject.clusterArn) >= PROVISIONING_TASKS_PER_CLUSTER) obstacle ??= TOO_MANY_WAIT;
    else {
      launched.push(launchTask(ctx, nowhere(subject), wanted));
      wakeManagedFleet(ctx, capacityProvider);
    }
  }
  return { launched, obstacle };
}

/** What the event about it needs no words for. */
const TOO_MANY_WAIT = "";

/** Where a task is that waits. */
const nowhere = ({ clusterArn }: Subject): Place => ({ clusterArn, availabilityZone: "", containerInstanceArn: "", ec2InstanceId: "", gpus: 0, gpusFree: 0 });

/** The tasks of a service count that its deployment has already. */
function providersFor(view: View, { capacity: { strategy = [] }, subject, launch: { deploymentId, group }, count }: CapacityOrder): readonly string[] {
  const members = deploymentId === null ? [] : view.where(groupMembers, groupMembersOf(subject.clusterArn, group));
  return providersLacking(strategy, members.filter((task) => task.deploymentId === deploymentId).map(groupProviderOf), count);
}
