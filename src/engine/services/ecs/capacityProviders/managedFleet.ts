import type { RunInstancesRequest } from "../../../../aws/generated/ec2.ts";
import { idOf } from "../../../../aws/arn.ts";
import { joiningUserData } from "../../../../aws/joiningUserData.ts";
import { encodeBase64 } from "../../../../lib/base64.ts";
import type { Context, View } from "../../../kernel/context.ts";
import { seconds, type Millis } from "../../../kernel/time.ts";
import { instanceOf, instanceTypes } from "../../ec2/contract.ts";
import { capacityProviders, type ManagedProviderRow } from "../lateTables.ts";
import { MANAGED_SCALE_IN_SECONDS } from "../limits.ts";
import { instancesByEc2Id } from "../tables.ts";
import { managedFleetLooks } from "../timers.ts";
import { MANAGED_IDLE, MANAGED_LAUNCH, MANAGED_LOOKS } from "../timing.ts";
import { decideLaunches } from "./decide/launches.ts";
import { findProvider } from "./find.ts";
import { isEmpty, sizeOf, waitingFor } from "./fleet.ts";
import { typesFor } from "./launchableTypes.ts";
import { launchedByProvider, launchedInstances, type LaunchedInstanceRow } from "./tables.ts";

/** A task waits by a capacity provider: if that has instances of ECS's own, ECS sees to one soon. */
export function wakeManagedFleet(ctx: Context, name: string): void {
  const provider = findProvider(ctx, name);
  if (provider?.managedInstances !== undefined) ctx.schedule(managedFleetLooks, provider.capacityProviderArn, MANAGED_LAUNCH);
}

/** Launches instances for tasks that wait, and terminates those that have been without for long enough; as long as there are any of either. */
export function lookAtManagedFleet(ctx: Context, capacityProviderArn: string): void {
  const provider = ctx.find(capacityProviders, capacityProviderArn);
  if (provider?.managedInstances === undefined) return;
  for (const row of ctx.where(launchedByProvider, capacityProviderArn)) lookAtInstance(ctx, row, provider);
  const waits = provider.status === "ACTIVE" && launchFor(ctx, provider);
  if (waits || ctx.count(launchedByProvider, capacityProviderArn) > 0) ctx.schedule(managedFleetLooks, capacityProviderArn, MANAGED_LOOKS);
}

/** Returns whether any task waits. */
function launchFor(ctx: Context, { name, capacityProviderArn, managedInstances: managed }: ManagedProviderRow): boolean {
  const tasks = waitingFor(ctx, managed.clusterArn, name);
  if (tasks.length === 0) return false;
  const types = typesFor(managed.settings);
  const coming = ctx.where(launchedByProvider, capacityProviderArn).filter(({ instanceId }) => ctx.where(instancesByEc2Id, instanceId).length === 0);
  // They are of types that were allowed when they were launched.
  const sizes = coming.flatMap(({ instanceId }) => instanceTypes.get(instanceOf(ctx, instanceId)?.instanceType ?? "") ?? []).map(sizeOf);
  for (const instanceType of decideLaunches({ tasks: tasks.map(({ needs }) => needs), coming: sizes, types })) {
    const answer = ctx.call("ec2", "RunInstances", requestFor(ctx, { capacityProviderArn, managed, instanceType }));
    // What EC2 does not give now is asked for again with the next look.
    if (!answer.ok) break;
    const { Instances: [{ InstanceId: instanceId = "" } = {}] = [] } = answer.output as { readonly Instances?: readonly { readonly InstanceId?: string }[] };
    ctx.insert(launchedInstances, { instanceId, capacityProviderArn, emptySince: null });
  }
  return true;
}

interface Wanted {
  readonly capacityProviderArn: string;
  readonly managed: ManagedProviderRow["managedInstances"];
  readonly instanceType: string;
}

/** Into the subnet that has the fewest of the capacity provider. */
function requestFor(view: View, { capacityProviderArn, managed: { clusterArn, settings }, instanceType }: Wanted): RunInstancesRequest {
  const { ec2InstanceProfileArn: Arn = "", networkConfiguration: { subnets = [], securityGroups = [] } = {}, capacityOptionType } = settings.instanceLaunchTemplate ?? {};
  const own = view.where(launchedByProvider, capacityProviderArn).map(({ instanceId }) => instanceOf(view, instanceId)?.subnetId);
  const [SubnetId = ""] = subnets.toSorted((a, b) => own.filter((id) => id === a).length - own.filter((id) => id === b).length);
  return {
    InstanceType: instanceType as NonNullable<RunInstancesRequest["InstanceType"]>,
    MinCount: 1,
    MaxCount: 1,
    SubnetId,
    ...(securityGroups.length === 0 ? {} : { SecurityGroupIds: securityGroups }),
    IamInstanceProfile: { Arn },
    UserData: encodeBase64(joiningUserData(idOf(clusterArn))),
    TagSpecifications: [{ ResourceType: "instance", Tags: [{ Key: "AmazonECSManaged", Value: "true" }] }],
    ...(capacityOptionType === "SPOT" ? { InstanceMarketOptions: { MarketType: "spot" } } : {}),
  };
}

/** One that has had no task for long enough drains and is terminated; what is gone is forgotten. */
function lookAtInstance(ctx: Context, { instanceId, emptySince }: LaunchedInstanceRow, provider: ManagedProviderRow): void {
  const state = instanceOf(ctx, instanceId)?.state;
  if (state === undefined || state === "shutting-down" || state === "terminated") return ctx.remove(launchedInstances, instanceId);
  const [own] = ctx.where(instancesByEc2Id, instanceId);
  const isIdle = own !== undefined && isEmpty(ctx, { instanceId });
  if (!isIdle) return void ctx.update(launchedInstances, instanceId, { emptySince: null });
  const since = emptySince ?? ctx.now;
  ctx.update(launchedInstances, instanceId, { emptySince: since });
  if (ctx.now - since < idleFor(provider)) return;
  ctx.call("ecs", "UpdateContainerInstancesState", { cluster: own.clusterArn, containerInstances: [own.containerInstanceArn], status: "DRAINING" });
  ctx.call("ec2", "TerminateInstances", { InstanceIds: [instanceId] });
}

/** ECS API, InfrastructureOptimization: -1 is never. Instances of a capacity provider that is deleted go at once. */
function idleFor({ status, managedInstances: { settings } }: ManagedProviderRow): Millis {
  const scaleInAfter = settings.infrastructureOptimization?.scaleInAfter;
  if (status !== "ACTIVE") return 0;
  if (scaleInAfter === MANAGED_SCALE_IN_SECONDS.never) return Infinity;
  return scaleInAfter === undefined ? MANAGED_IDLE : seconds(scaleInAfter);
}
