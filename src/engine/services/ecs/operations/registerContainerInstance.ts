import { containerInstanceArn as arnFor } from "../../../../aws/arn.ts";
import type { RegisterContainerInstanceRequest, RegisterContainerInstanceResponse } from "../../../../aws/generated/ecs.ts";
import { assert } from "../../../../lib/assert.ts";
import type { Context, View } from "../../../kernel/context.ts";
import { hexId } from "../../../kernel/ids.ts";
import { operation } from "../../../kernel/operation.ts";
import { Refusal } from "../../../kernel/refusal.ts";
import { instanceOf, instanceTypes, runningInstance, type InstanceIdentity } from "../../ec2/contract.ts";
import { agentConfigFrom } from "../agent/config.ts";
import { identityIn } from "../agent/identityDocument.ts";
import { newContainerInstance } from "../agent/newContainerInstance.ts";
import { agents, type AgentConfig } from "../agent/tables.ts";
import { totalResourcesIn, type TotalResources } from "../agent/totalResources.ts";
import { problemOfAttribute, problemOfCount } from "../attributeRules.ts";
import { containerInstanceStateChanged } from "../contract.ts";
import { describeContainerInstance } from "../describe/containerInstance.ts";
import { CONTAINER_INSTANCES_PER_CLUSTER } from "../limits.ts";
import { clusterNamed } from "../lookup.ts";
import { clientException, invalidParameter, notSimulated } from "../refusals.ts";
import { containerInstances, instancesByCluster, instancesByEc2Id, type ClusterRow, type ContainerInstanceRow } from "../tables.ts";
import { tagsFrom } from "../tags.ts";

interface Registration {
  readonly cluster: ClusterRow;
  readonly identity: InstanceIdentity;
  readonly config: AgentConfig;
  readonly resources: TotalResources;
}

/** Registers an instance that says who it is, as its agent would. It is connected at once; registered already, it stays as it is. */
export const registerContainerInstance = operation("ecs", "RegisterContainerInstance", {
  check(view: View, input: RegisterContainerInstanceRequest): Registration | ContainerInstanceRow {
    const cluster = clusterNamed(view, input.cluster);
    const identity = identityIn(input.instanceIdentityDocument);
    if ((input.platformDevices ?? []).length > 0) throw notSimulated("RegisterContainerInstance with platformDevices");
    const config = { ...agentConfigFrom(""), cluster: cluster.clusterName, attributes: attributesIn(input), tags: tagsFrom(input.tags) };
    const resources = totalResourcesIn(input.totalResources);
    const known = view.where(instancesByEc2Id, identity.instanceId)[0];
    // An agent that knows its registration repeats it. Assumed wording.
    if (input.containerInstanceArn !== undefined && input.containerInstanceArn !== known?.containerInstanceArn) {
      throw clientException(`Container instance ${input.containerInstanceArn} is not the registration of instance ${identity.instanceId}.`);
    }
    if (known !== undefined) return registeredAlready(known, cluster);
    const state = instanceOf(view, identity.instanceId)?.state ?? "running";
    if (state !== "pending" && state !== "running") throw clientException(`Instance ${identity.instanceId} is not running.`); // Assumed.
    if (view.count(instancesByCluster, cluster.clusterArn) >= CONTAINER_INSTANCES_PER_CLUSTER) {
      throw clientException(`The cluster has ${CONTAINER_INSTANCES_PER_CLUSTER} container instances and takes no more.`); // Assumed.
    }
    return { cluster, identity, config, resources };
  },

  apply(ctx: Context, plan: Registration | ContainerInstanceRow): RegisterContainerInstanceResponse {
    const row = "identity" in plan ? register(ctx, plan) : plan;
    return { containerInstance: describeContainerInstance(ctx, row) };
  },
});

function registeredAlready(row: ContainerInstanceRow, { clusterArn, clusterName }: ClusterRow): ContainerInstanceRow {
  if (row.clusterArn === clusterArn) return row;
  throw clientException(`Instance ${row.ec2InstanceId} is registered, and not in the cluster ${clusterName}.`); // Assumed.
}

function register(ctx: Context, { cluster, identity, config, resources }: Registration): ContainerInstanceRow {
  const { clusterArn, clusterName } = cluster;
  const containerInstanceArn = arnFor(clusterName, hexId(ctx, 32));
  const { instanceId } = identity;
  // The agent comes before its machine, whose boot would otherwise bring another.
  const agent = { instanceId, state: "registered", config, silentSince: null, containerInstanceArn, mayReport: true, failures: 0 } as const;
  if (ctx.find(agents, instanceId) === undefined) ctx.insert(agents, agent);
  else ctx.update(agents, instanceId, agent);
  const instance = runningInstance(ctx, identity);
  const type = instanceTypes.get(instance.instanceType);
  assert(type !== undefined, `${instanceId} is of no known type`);
  const { cpuUnits, memoryMiB, portsReserved, portsUdpReserved } = resources;
  const row = ctx.insert(containerInstances, {
    ...newContainerInstance(ctx, { instance, type, config, containerInstanceArn, clusterArn }),
    // A trunk is attached by the agent of an ECS-optimized image alone.
    status: "ACTIVE",
    agentConnected: true,
    ...resources,
    cpuUnitsFree: cpuUnits,
    memoryMiBFree: memoryMiB,
    portsTaken: portsReserved,
    portsUdpTaken: portsUdpReserved,
  });
  ctx.emit(containerInstanceStateChanged, { containerInstanceArn, status: "ACTIVE", agentConnected: true });
  return row;
}

function attributesIn({ attributes = [] }: RegisterContainerInstanceRequest): Readonly<Record<string, string>> {
  const problem = attributes.map(problemOfAttribute).find((found) => found !== undefined);
  if (problem !== undefined) throw invalidParameter(problem);
  const texts = Object.fromEntries(attributes.map(({ name, value = "" }) => [name, value]));
  const many = problemOfCount(texts);
  if (many !== undefined) throw new Refusal("InvalidParameterException", many);
  return texts;
}
