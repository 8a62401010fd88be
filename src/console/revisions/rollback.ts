import { call } from "../../aws/generated/api.ts";
import type { Call, Rows } from "../../bridge/protocol.ts";
import { by } from "../../lib/compare.ts";
import { nameIn } from "../store/names.ts";
import type { Tables } from "../store/replica.ts";

type Deployment = Rows["ecs.deployments"];

/** How a service gets back to what it was before. */
export interface Rollback {
  /** A deployment that runs is stopped; one that is over is replaced. */
  readonly kind: "stop" | "update";
  readonly from: Deployment;
  /** The last deployment that was complete before it. */
  readonly to: Deployment;
  readonly call: Call;
}

type Known = Pick<Tables, "era.ruleSets" | "ecs.deployments" | "ecs.serviceDeployments" | "ecs.taskDefinitions">;

/** null: there is nothing to go back to, or nothing that could be gone back to. */
export function rollbackOf(service: Rows["ecs.services"], tables: Known): Rollback | null {
  if (service.status !== "ACTIVE" || service.deploymentController !== "ECS") return null;
  const own = [...tables["ecs.deployments"].values()].filter(({ serviceArn }) => serviceArn === service.serviceArn);
  const from = own.find(({ status }) => status === "PRIMARY");
  if (from === undefined) return null;
  const sound = own.filter((one) => one.completedAt !== null && one.rolloutState === "COMPLETED" && one.createdAt < from.createdAt).sort(by((one) => -one.createdAt, (one) => one.deploymentId));
  const open = [...tables["ecs.serviceDeployments"].values()].find((one) => one.serviceArn === service.serviceArn && one.finishedAt === null);
  // In classic times nothing but another deployment ends one.
  const isClassic = tables["era.ruleSets"].get("account")?.ruleSet === "classic";
  if (open !== undefined && !isClassic) {
    const [to] = sound;
    if (to === undefined || (open.status !== "PENDING" && open.status !== "IN_PROGRESS")) return null;
    return { kind: "stop", from, to, call: call("ecs", "StopServiceDeployment", { serviceDeploymentArn: open.serviceDeploymentArn, stopType: "ROLLBACK" }) };
  }
  // A revision that was deregistered starts nothing any more.
  const to = sound.find(({ taskDefinitionArn }) => taskDefinitionArn !== service.taskDefinitionArn && tables["ecs.taskDefinitions"].get(taskDefinitionArn)?.status === "ACTIVE");
  if (to === undefined) return null;
  const input = { cluster: nameIn(service.clusterArn), service: service.serviceName, taskDefinition: nameIn(to.taskDefinitionArn) };
  return { kind: "update", from, to, call: call("ecs", "UpdateService", input) };
}
