import type { RunInstancesRequest } from "../../../../aws/generated/ec2.ts";
import { idOf } from "../../../../aws/arn.ts";
import { joiningUserData } from "../../../../aws/joiningUserData.ts";
import { encodeBase64 } from "../../../../lib/base64.ts";
import type { Context, View } from "../../../kernel/context.ts";
import { instanceOf, instanceTypes, LINUX_ROOT } from "../../ec2/contract.ts";
import { complain } from "../events.ts";
import { capacityProviders, type ManagedProviderRow } from "../lateTables.ts";
import { MANAGED_STORAGE_GIB } from "../limits.ts";
import { instancesByEc2Id } from "../tables.ts";
import { managedFleetLooks } from "../timers.ts";
import { MANAGED_LAUNCH, MANAGED_LOOKS } from "../timing.ts";
import { consolidate } from "./consolidate.ts";
import { decideLaunches } from "./decide/launches.ts";
import { findProvider } from "./find.ts";
import { sizeOf, waitingFor } from "./fleet.ts";
import { refusedLaunch } from "./infrastructureRights.ts";
import { typesFor } from "./launchableTypes.ts";
import { launchedByProvider, launchedInstances } from "./tables.ts";
import { tendInstance } from "./tendInstance.ts";

/** A task waits by a capacity provider: if that has instances of ECS's own, ECS sees to one soon. */
export function wakeManagedFleet(ctx: Context, name: string): void {
  const provider = findProvider(ctx, name);
  if (provider?.managedInstances !== undefined) ctx.schedule(managedFleetLooks, provider.capacityProviderArn, MANAGED_LAUNCH);
}

/** Launches instances for tasks that wait, and terminates those that have been without for long enough; as long as there are any of either. */
export function lookAtManagedFleet(ctx: Context, capacityProviderArn: string): void {
  const provider = ctx.find(capacityProviders, capacityProviderArn);
  if (provider?.managedInstances === undefined) return;
  for (const row of ctx.where(launchedByProvider, capacityProviderArn)) tendInstance(ctx, row, provider);
  consolidate(ctx, provider);
  const waits = provider.status === "ACTIVE" && launchFor(ctx, provider);
  if (waits || ctx.count(launchedByProvider, capacityProviderArn) > 0) ctx.schedule(managedFleetLooks, capacityProviderArn, MANAGED_LOOKS);
}

/** Returns whether any task waits. */
function launchFor(ctx: Context, provider: ManagedProviderRow): boolean {
  const { name, capacityProviderArn, managedInstances: managed } = provider;
  const tasks = waitingFor(ctx, managed.clusterArn, name);
  if (tasks.length === 0) return false;
  const types = typesFor(managed.settings);
  const coming = ctx.where(launchedByProvider, capacityProviderArn).filter(({ instanceId }) => ctx.where(instancesByEc2Id, instanceId).length === 0);
  // They are of types that were allowed when they were launched.
  const sizes = coming.flatMap(({ instanceId }) => instanceTypes.get(instanceOf(ctx, instanceId)?.instanceType ?? "") ?? []).map(sizeOf);
  for (const instanceType of decideLaunches({ tasks: tasks.map(({ needs }) => needs), coming: sizes, types })) {
    const trouble = refusedLaunch(ctx, managed.settings) ?? launch(ctx, { capacityProviderArn, managed, instanceType });
    ctx.update(capacityProviders, capacityProviderArn, { trouble });
    for (const { serviceArn } of tasks) if (trouble !== null && serviceArn !== null) complain(ctx, serviceArn, "noCapacity", { reason: trouble });
    // What is refused now is asked for again with the next look.
    if (trouble !== null) break;
  }
  return true;
}

/** What EC2 refuses it with; null: it launches one. */
function launch(ctx: Context, wanted: Wanted): string | null {
  const answer = ctx.ask("ec2", "RunInstances", requestFor(ctx, wanted));
  if (!answer.ok) return answer.message;
  const { Instances: [{ InstanceId: instanceId = "" } = {}] = [] } = answer.output as { readonly Instances?: readonly { readonly InstanceId?: string }[] };
  ctx.insert(launchedInstances, { instanceId, capacityProviderArn: wanted.capacityProviderArn, emptySince: null });
  return null;
}

interface Wanted {
  readonly capacityProviderArn: string;
  readonly managed: ManagedProviderRow["managedInstances"];
  readonly instanceType: string;
}

/** Into the subnet that has the fewest of the capacity provider. */
function requestFor(view: View, { capacityProviderArn, managed: { clusterArn, settings }, instanceType }: Wanted): RunInstancesRequest {
  const { ec2InstanceProfileArn: Arn = "", networkConfiguration: { subnets = [], securityGroups = [] } = {}, capacityOptionType, storageConfiguration } = settings.instanceLaunchTemplate ?? {};
  const own = view.where(launchedByProvider, capacityProviderArn).map(({ instanceId }) => instanceOf(view, instanceId)?.subnetId);
  const [SubnetId = ""] = subnets.toSorted((a, b) => own.filter((id) => id === a).length - own.filter((id) => id === b).length);
  return {
    InstanceType: instanceType as NonNullable<RunInstancesRequest["InstanceType"]>,
    MinCount: 1,
    MaxCount: 1,
    SubnetId,
    ...(securityGroups.length === 0 ? {} : { SecurityGroupIds: securityGroups }),
    IamInstanceProfile: { Arn },
    BlockDeviceMappings: [{ DeviceName: LINUX_ROOT.deviceName, Ebs: { VolumeSize: storageConfiguration?.storageSizeGiB ?? MANAGED_STORAGE_GIB.standard, VolumeType: "gp3" } }],
    UserData: encodeBase64(joiningUserData(idOf(clusterArn))),
    TagSpecifications: [{ ResourceType: "instance", Tags: [{ Key: "AmazonECSManaged", Value: "true" }] }],
    ...(capacityOptionType === "SPOT" ? { InstanceMarketOptions: { MarketType: "spot" } } : {}),
  };
}
