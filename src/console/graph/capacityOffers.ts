import { call } from "../../aws/generated/api.ts";
import { counted } from "../../lib/plural.ts";
import { providerOver } from "../store/providerKinds.ts";
import { nameIn, shortName } from "../store/names.ts";
import type { Tables } from "../store/replica.ts";
import { destroying, offer, type Offer } from "./offer.ts";
import { calls, form } from "./proposal.ts";
import { rowOf } from "./things.ts";
import { delayOfMetrics } from "./troubleOffers.ts";

/** What can be done with an Auto Scaling group. */
export function ofAutoScalingGroup(AutoScalingGroupName: string, tables: Tables): readonly Offer[] {
  const row = rowOf(tables, "autoscaling.groups", AutoScalingGroupName);
  if (row === undefined || row.isDeleting) return [];
  const { desiredCapacity, minSize, maxSize } = row;
  const set = (to: number) => calls("", call("autoscaling", "SetDesiredCapacity", { AutoScalingGroupName, DesiredCapacity: to }));
  const members = membersOf(AutoScalingGroupName, tables);
  return [
    ...(desiredCapacity < maxSize ? [offer("One instance more", "SetDesiredCapacity", set(desiredCapacity + 1))] : []),
    ...(desiredCapacity > minSize ? [offer("One instance less", "SetDesiredCapacity", set(desiredCapacity - 1))] : []),
    ...(maxSize > desiredCapacity
      ? [offer(`Let it not grow beyond ${desiredCapacity}`, "UpdateAutoScalingGroup", calls("", call("autoscaling", "UpdateAutoScalingGroup", { AutoScalingGroupName, MaxSize: desiredCapacity })))]
      : []),
    ...(providerOver(AutoScalingGroupName, tables) !== undefined ? [] : [offer("Create a capacity provider…", "CreateCapacityProvider", form("", { kind: "capacityProvider", providerArn: null, groupName: AutoScalingGroupName }))]),
    destroying("Delete with its instances…", "DeleteAutoScalingGroup", {
      title: `Delete ${AutoScalingGroupName}?`,
      sentence: `${members === 0 ? "It has no instances." : `Its ${counted(members, "instance")} ${members === 1 ? "is" : "are"} terminated.`} You can undo this.`,
      verb: "Delete group",
      calls: [call("autoscaling", "DeleteAutoScalingGroup", { AutoScalingGroupName, ForceDelete: true })],
    }),
  ];
}

function membersOf(group: string, tables: Tables): number {
  let count = 0;
  for (const row of tables["autoscaling.instances"].values()) if (row.autoScalingGroupName === group) count += 1;
  return count;
}

/** What can be done with a capacity provider. */
export function ofCapacityProvider(arn: string, tables: Tables): readonly Offer[] {
  const row = rowOf(tables, "ecs.capacityProviders", arn);
  if (row === undefined || row.status !== "ACTIVE" || row.updateStatus === "DELETE_IN_PROGRESS") return [];
  const deletion = (sentence: string) =>
    destroying("Delete…", "DeleteCapacityProvider", {
      title: `Delete ${row.name}?`,
      sentence: `${sentence} You can undo this.`,
      verb: "Delete provider",
      calls: [call("ecs", "DeleteCapacityProvider", { capacityProvider: row.name })],
    });
  if (row.managedInstances !== undefined) {
    return [
      offer("Change…", "UpdateCapacityProvider", form("", { kind: "managedInstances", clusterArn: row.managedInstances.clusterArn, providerArn: arn })),
      deletion("ECS deletes a capacity provider that no task, service or default strategy uses any more, and terminates its instances."),
    ];
  }
  return [
    offer("Change…", "UpdateCapacityProvider", form("", { kind: "capacityProvider", providerArn: arn, groupName: null })),
    ...(row.managedScaling.status === "ENABLED" ? [delayOfMetrics(tables)] : []),
    ...clustersOf(row.name, tables).map((options) => takeOff(row.name, options)),
    deletion("ECS deletes a capacity provider that no cluster names any more. The group and its instances stay."),
  ];
}

type Options = Tables["ecs.clusterOptions"] extends ReadonlyMap<string, infer Row> ? Row : never;

/** The clusters that a capacity provider is associated with. */
export function clustersOf(name: string, tables: Tables): readonly Options[] {
  return [...tables["ecs.clusterOptions"].values()].filter(({ capacityProviders }) => capacityProviders.includes(name));
}

function takeOff(name: string, { clusterArn, capacityProviders, defaultCapacityProviderStrategy }: Options): Offer {
  const input = {
    cluster: nameIn(clusterArn),
    capacityProviders: capacityProviders.filter((one) => one !== name),
    defaultCapacityProviderStrategy: defaultCapacityProviderStrategy.filter(({ capacityProvider }) => capacityProvider !== name),
  };
  return offer(`Take it off ${nameIn(clusterArn)}`, "PutClusterCapacityProviders", calls("", call("ecs", "PutClusterCapacityProviders", input)));
}

/** A group for a cluster, or for none; in all zones, or in one. */
export function groupOffer(clusterName: string | null, availabilityZone: string | null): Offer {
  return offer("Create an Auto Scaling group…", "CreateAutoScalingGroup", form("", { kind: "autoScalingGroup", clusterName, instanceType: null, availabilityZone }));
}

/** What becomes of Spot: EC2 takes it back in two minutes, or says that it may. */
export function ofSpot(instanceId: string, tables: Tables): readonly Offer[] {
  const row = rowOf(tables, "ec2.instances", instanceId);
  if (row?.instanceLifecycle !== "spot" || row.state !== "running" || row.changesAt !== null) return [];
  return [
    offer("Recommend to rebalance", "RecommendRebalance", calls("", call("physics", "RecommendRebalance", { instanceId }))),
    destroying("Let EC2 take it back…", "InterruptSpotInstance", {
      title: `Let EC2 take ${shortName(instanceId)} back?`,
      sentence: "It gives a notice of two minutes, then terminates it. You can undo this.",
      verb: "Take it back",
      calls: [call("physics", "InterruptSpotInstance", { instanceId })],
    }),
  ];
}

/** An instance of a group is best taken out by its group, which knows then whether another is wanted. */
export function ofMember(InstanceId: string, tables: Tables): readonly Offer[] {
  const row = rowOf(tables, "autoscaling.instances", InstanceId);
  if (row === undefined) return attachOffers(InstanceId, tables);
  if (row.lifecycleState === "Standby") return [offer("Back into service", "ExitStandby", calls("", call("autoscaling", "ExitStandby", { AutoScalingGroupName: row.autoScalingGroupName, InstanceIds: [InstanceId] })))];
  if (!(row.lifecycleState === "InService" || row.lifecycleState.startsWith("Pending"))) return [];
  const { isProtectedFromScaleIn: isProtected, autoScalingGroupName: AutoScalingGroupName } = row;
  const protect = call("autoscaling", "SetInstanceProtection", { AutoScalingGroupName, InstanceIds: [InstanceId], ProtectedFromScaleIn: !isProtected });
  const { desiredCapacity: desired = 0, minSize = 0 } = rowOf(tables, "autoscaling.groups", row.autoScalingGroupName) ?? {};
  // Where the group may not want fewer, another comes in its place.
  const leaving = { AutoScalingGroupName, InstanceIds: [InstanceId], ShouldDecrementDesiredCapacity: desired > minSize };
  const isServing = row.lifecycleState === "InService";
  const end = (verb: string, sentence: string, ShouldDecrementDesiredCapacity: boolean) =>
    destroying(`${verb}…`, "TerminateInstanceInAutoScalingGroup", {
      title: `${verb} ${shortName(InstanceId)}?`,
      sentence: `${row.autoScalingGroupName} ${sentence}. You can undo this.`,
      verb,
      calls: [call("autoscaling", "TerminateInstanceInAutoScalingGroup", { InstanceId, ShouldDecrementDesiredCapacity })],
    });
  return [
    offer(isProtected ? "Take the scale-in protection off" : "Protect from scale-in", "SetInstanceProtection", calls("", protect)),
    ...(isServing ? [offer("Put into standby", "EnterStandby", calls("", call("autoscaling", "EnterStandby", leaving))), offer(`Detach from ${AutoScalingGroupName}`, "DetachInstances", calls("", call("autoscaling", "DetachInstances", leaving)))] : []),
    end("Replace", "terminates it and launches another in its place", false),
    ...(desired > 0 ? [end("Scale in", `terminates it and wants ${desired - 1} from now on`, true)] : []),
  ];
}

/** A running instance of no group can be taken into one that launches in its zone, and may have one more. */
function attachOffers(InstanceId: string, tables: Tables): readonly Offer[] {
  const machine = rowOf(tables, "ec2.instances", InstanceId);
  if (machine?.state !== "running") return [];
  const isOfZone = (subnetId: string) => tables["ec2.subnets"].get(subnetId)?.availabilityZone === machine.availabilityZone;
  const able = [...tables["autoscaling.groups"].values()].filter(({ subnetIds, desiredCapacity, maxSize, isDeleting }) => !isDeleting && desiredCapacity < maxSize && subnetIds.some(isOfZone));
  return able.slice(0, GROUPS_OFFERED).map(({ autoScalingGroupName: AutoScalingGroupName }) => offer(`Attach to ${AutoScalingGroupName}`, "AttachInstances", calls("", call("autoscaling", "AttachInstances", { AutoScalingGroupName, InstanceIds: [InstanceId] }))));
}

const GROUPS_OFFERED = 3;
