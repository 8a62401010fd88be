import { by } from "../../../lib/compare.ts";
import type { Rows } from "../../../bridge/protocol.ts";
import { nameIn } from "../../store/names.ts";
import type { Tables } from "../../store/replica.ts";

type Target = Rows["elbv2.targets"];

/** A target as DescribeTargetHealth tells it, with the task behind it and its way to another state. */
export interface TargetLine {
  readonly target: Target;
  /** null: no task here listens there. */
  readonly task: Rows["ecs.tasks"] | null;
  readonly probes: Probes | null;
}

/** Probes on the way to a state, of as many as it takes. */
export interface Probes {
  readonly count: number;
  readonly of: number;
  readonly towards: "healthy" | "unhealthy";
}

/** Worst first: whoever looks at targets looks for the sick one. */
const ORDER: readonly Target["state"][] = ["unhealthy", "initial", "unused", "draining", "healthy"];

/** The targets of a group, the sick ones first. */
export function targetLines(group: Rows["elbv2.targetGroups"], tables: Tables): readonly TargetLine[] {
  return [...tables["elbv2.targets"].values()]
    .filter(({ targetGroupArn }) => targetGroupArn === group.targetGroupArn)
    .toSorted(by((target) => ORDER.indexOf(target.state), (target) => target.registeredAt, (target) => target.targetKey))
    .map((target) => ({ target, task: taskBehind(target, tables), probes: probesOf(target, group) }));
}

/** null: no probe has brought it nearer to another state. */
export function probesOf({ passedInARow, failedInARow }: Target, { healthyThresholdCount, unhealthyThresholdCount }: Rows["elbv2.targetGroups"]): Probes | null {
  if (failedInARow > 0) return { count: failedInARow, of: unhealthyThresholdCount, towards: "unhealthy" };
  return passedInARow > 0 ? { count: passedInARow, of: healthyThresholdCount, towards: "healthy" } : null;
}

/** The task that listens behind a target: at that address of its own, or on that host port of that instance. */
export function taskBehind(target: Target, tables: Tables): Rows["ecs.tasks"] | null {
  for (const task of tables["ecs.tasks"].values()) {
    if (task.lastStatus !== "STOPPED" && task.networkInterface?.privateIpv4Address === target.targetId) return task;
    const listens = task.containers.some((container) => container.networkBindings.some((binding) => binding.hostPort === target.port));
    if (!listens || task.lastStatus === "STOPPED") continue;
    if (tables["ecs.containerInstances"].get(task.containerInstanceArn)?.ec2InstanceId === target.targetId) return task;
  }
  return null;
}

const HEAD = ["Target id", "Port", "Zone", "State", "Reason", "Description", "Task"];

/** The table with tabs between its cells, as spreadsheets take it. */
export function targetsAsText(lines: readonly TargetLine[]): string {
  const rows = lines.map(({ target, task }) => [
    target.targetId,
    String(target.port),
    target.availabilityZone,
    target.state,
    target.reason ?? "",
    target.description ?? "",
    task === null ? "" : nameIn(task.taskArn),
  ]);
  return [HEAD, ...rows].map((row) => row.join("\t")).join("\n");
}
