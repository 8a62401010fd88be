import { isBySets } from "../../aws/rules/bySets.ts";
import type { View } from "../../engine/kernel/context.ts";
import type { Table } from "../../engine/kernel/table.ts";
import { machines, type MachineRow } from "../../engine/physics/tables.ts";
import { instances, type InstanceRow } from "../../engine/services/ec2/tables.ts";
import { agents, type AgentRow } from "../../engine/services/ecs/agent/tables.ts";
import { containerInstances, deployments, deploymentsByService, liveTasksByService, services, tasks, type DeploymentRow, type ServiceRow, type TaskRow } from "../../engine/services/ecs/tables.ts";
import { reconcileService } from "../../engine/services/ecs/timers.ts";
import { loadBalancers, targets, type LoadBalancerRow, type TargetRow } from "../../engine/services/elbv2/tables.ts";

/** Tells of one thing, found before, whether it is still under way. */
export type UnderWay = (view: View) => boolean;

/**
 * Finds something that is on its way to another state by itself: a task between states, a rollout, a target that is
 * initial or draining; and what these wait for: a service that is to start or stop tasks, an instance that starts or ends, its agent, a load balancer.
 */
export function findUnderWay(view: View): UnderWay | undefined {
  for (const find of KINDS) {
    const found = find(view);
    if (found !== undefined) return found;
  }
  return undefined;
}

const KINDS: readonly ((view: View) => UnderWay | undefined)[] = [
  among(tasks, (row) => row.taskArn, isBetweenStates),
  among(deployments, (row) => row.deploymentId, isRollingOut),
  among(services, (row) => row.serviceArn, isWanting),
  among(targets, (row) => row.targetKey, isSettlingTarget),
  among(loadBalancers, (row) => row.loadBalancerArn, isProvisioning),
  among(instances, (row) => row.instanceId, isChanging),
  among(machines, (row) => row.instanceId, isBooting),
  among(agents, (row) => row.instanceId, isJoining),
];

function among<Row extends object>(
  table: Table<Row>,
  key: (row: Row) => string,
  isUnderWay: (row: Row, view: View) => boolean,
): (view: View) => UnderWay | undefined {
  return (view) => {
    const found = view.all(table).find((row) => isUnderWay(row, view));
    if (found === undefined) return undefined;
    const id = key(found);
    return (later) => {
      const row = later.find(table, id);
      return row !== undefined && isUnderWay(row, later);
    };
  };
}

function isBetweenStates({ lastStatus, desiredStatus }: TaskRow): boolean {
  return lastStatus !== desiredStatus;
}

function isRollingOut({ status, rolloutState }: DeploymentRow): boolean {
  return status !== "INACTIVE" && rolloutState === "IN_PROGRESS";
}

/** Of what a person deploys by task sets, these tell; a deployment that was stopped wants nothing more. What finds no room waits for somebody, unless the scheduler was just woken to look again. */
function isWanting(row: ServiceRow, view: View): boolean {
  if (row.status !== "ACTIVE" || row.schedulingStrategy === "DAEMON") return row.status === "DRAINING";
  const halted = view.where(deploymentsByService, row.serviceArn).some(({ status, rolloutState }) => status === "PRIMARY" && rolloutState === "FAILED");
  if (halted || isBySets(row)) return false;
  const wanted = view.where(liveTasksByService, row.serviceArn).filter(({ desiredStatus }) => desiredStatus === "RUNNING").length;
  if (wanted >= row.desiredCount) return wanted > row.desiredCount;
  return !row.waitsForRoom || view.waiting(reconcileService, row.serviceArn) !== undefined;
}

function isSettlingTarget({ state }: TargetRow): boolean {
  return state === "initial" || state === "draining";
}

function isProvisioning({ state }: LoadBalancerRow): boolean {
  return state === "provisioning";
}

function isChanging({ state }: InstanceRow): boolean {
  return state === "pending" || state === "stopping" || state === "shutting-down";
}

function isBooting({ bootsAt }: MachineRow): boolean {
  return bootsAt !== null;
}

/** An agent that was refused once waits for something that nobody may ever do. */
function isJoining({ state, failures, silentSince, containerInstanceArn }: AgentRow, view: View): boolean {
  if (failures > 0 || silentSince !== null) return false;
  if (state === "starting") return true;
  const row = view.find(containerInstances, containerInstanceArn ?? "");
  return state === "registered" && row !== undefined && row.status !== "INACTIVE" && (!row.agentConnected || row.status === "REGISTERING");
}
