import { clusterArn, clusterOf, containerInstanceArn as arnFor, idOf } from "../../../../aws/arn.ts";
import { assert } from "../../../../lib/assert.ts";
import type { Context } from "../../../kernel/context.ts";
import { hexId } from "../../../kernel/ids.ts";
import { instanceOf, instanceTypes } from "../../ec2/contract.ts";
import { containerInstanceStateChanged } from "../contract.ts";
import { problemOfAttribute, problemOfCount } from "../attributeRules.ts";
import { CONTAINER_INSTANCES_PER_CLUSTER } from "../limits.ts";
import { DEFAULT_CLUSTER, findCluster } from "../lookup.ts";
import { clusterInactive, clusterNotFound } from "../refusals.ts";
import { containerInstances, instancesByCluster, type ClusterRow } from "../tables.ts";
import { trunkAttaches } from "../timers.ts";
import { newContainerInstance } from "./newContainerInstance.ts";
import { refusalToAgent } from "./rights.ts";
import type { AgentRow } from "./tables.ts";
import { TRUNK_ATTACH } from "./timing.ts";

/** What ECS answers to an agent that registers. */
export type Registration =
  | { readonly ok: true; readonly containerInstanceArn: string; readonly clusterName: string; readonly created: boolean }
  | { readonly ok: false; readonly code: string; readonly message: string; readonly forGood: boolean };

/**
 * Registers an agent's instance, or the same container instance again after a reboot. With an empty ECS_CLUSTER the
 * agent has the cluster `default` created when it is missing; a cluster it names is not created (ecs_client.go).
 */
export function register(ctx: Context, agent: AgentRow): Registration {
  const denied = refusalToAgent(ctx, agent, { action: "ecs:RegisterContainerInstance", resource: clusterArn(agent.config.cluster || DEFAULT_CLUSTER) });
  if (denied !== null) return { ok: false, ...denied, forGood: false };
  if (agent.containerInstanceArn !== null) return again(ctx, agent.containerInstanceArn, agent);
  const cluster = findCluster(ctx, agent.config.cluster);
  if (cluster?.status === "ACTIVE") return into(ctx, cluster, agent, false);
  if (agent.config.cluster !== "") {
    return refusal((cluster === undefined ? clusterNotFound() : clusterInactive()).message);
  }
  const mayNot = refusalToAgent(ctx, agent, { action: "ecs:CreateCluster", resource: clusterArn(DEFAULT_CLUSTER) });
  if (mayNot !== null) return { ok: false, ...mayNot, forGood: false };
  const answer = ctx.call("ecs", "CreateCluster", { clusterName: DEFAULT_CLUSTER });
  const created = findCluster(ctx, DEFAULT_CLUSTER);
  if (!answer.ok || created === undefined) return refusal(answer.ok ? clusterNotFound().message : answer.message);
  return into(ctx, created, agent, true);
}

function into(ctx: Context, cluster: ClusterRow, agent: AgentRow, created: boolean): Registration {
  // Quota; the wording is assumed.
  if (ctx.count(instancesByCluster, cluster.clusterArn) >= CONTAINER_INSTANCES_PER_CLUSTER) {
    return refusal(`The cluster has ${CONTAINER_INSTANCES_PER_CLUSTER} container instances and takes no more.`);
  }
  const { config, instanceId } = agent;
  const problem = problemOfCustom(config.attributes);
  if (problem !== undefined) return refusal(problem, "InvalidParameterException");
  const instance = instanceOf(ctx, instanceId);
  const type = instanceTypes.get(instance?.instanceType ?? "");
  assert(instance !== undefined && type !== undefined, `an agent runs on ${instanceId}, which is no instance`);
  const containerInstanceArn = arnFor(cluster.clusterName, hexId(ctx, 32));
  const row = newContainerInstance(ctx, { instance, type, config, containerInstanceArn, clusterArn: cluster.clusterArn });
  const { status } = ctx.insert(containerInstances, row);
  if (status === "REGISTERING") ctx.schedule(trunkAttaches, containerInstanceArn, TRUNK_ATTACH);
  ctx.emit(containerInstanceStateChanged, { containerInstanceArn, status, agentConnected: false });
  return { ok: true, containerInstanceArn, clusterName: cluster.clusterName, created };
}

/** The agent keeps its container instance's ARN on disk. One that was deregistered is refused for good. */
function again(ctx: Context, containerInstanceArn: string, { config }: AgentRow): Registration {
  const row = ctx.find(containerInstances, containerInstanceArn);
  if (row === undefined || row.status === "INACTIVE") {
    const message = `Container instance ${idOf(containerInstanceArn)} is inactive.`;
    return { ok: false, code: "ClientException", message, forGood: true };
  }
  // Which dynamic port comes next, only the process knew that is gone.
  ctx.update(containerInstances, containerInstanceArn, { lastDynamicPort: config.dynamicPorts.first - 1 });
  return { ok: true, containerInstanceArn, clusterName: clusterOf(containerInstanceArn) ?? "", created: false };
}

/** What is wrong with the attributes of ECS_INSTANCE_ATTRIBUTES: they are as those of PutAttributes. */
function problemOfCustom(attributes: Readonly<Record<string, string>>): string | undefined {
  for (const [name, value] of Object.entries(attributes)) {
    const problem = problemOfAttribute(value === "" ? { name } : { name, value });
    if (problem !== undefined) return problem;
  }
  return problemOfCount(attributes);
}

const refusal = (message: string, code = "ClientException"): Registration => ({ ok: false, code, message, forGood: false });
