import type { Rows } from "../../../../bridge/protocol.ts";
import { STAGES } from "../../../rollout/stageNames.ts";
import { stageWaitMillis } from "../../../rollout/stageWait.ts";
import type { Replica } from "../../../store/replica.ts";

type Shift = Rows["ecs.trafficShifts"];

/** A stage of a deployment on its rail. */
export interface StageSeen {
  readonly stage: Shift["stage"];
  readonly name: string;
  readonly state: "done" | "now" | "ahead";
}

/** One of the two target groups, and who is in it. */
export interface SideSeen {
  readonly color: "Blue" | "Green";
  /** null: it has none, as of a service without a load balancer. */
  readonly targetGroupArn: string | null;
  readonly taskDefinitionArn: string;
  readonly percent: number;
  /** 0 without a rule for test traffic. */
  readonly testPercent: number;
  readonly tasks: number;
}

/** A hook that the deployment waits for. */
export interface HookSeen {
  readonly hookId: string;
  /** The function that is asked; null: a person is. */
  readonly functionArn: string | null;
  readonly status: string;
  readonly isPaused: boolean;
  /** Until it is answered, or nobody waits for it any longer. */
  readonly millisLeft: number;
}

/** How far the traffic of a service has moved. */
export interface ShiftSeen {
  readonly isOver: boolean;
  readonly isBack: boolean;
  readonly rail: readonly StageSeen[];
  readonly sides: readonly SideSeen[];
  /** Until the stage is over that only waits; null: it waits for something else. */
  readonly waitsMillis: number | null;
  readonly hooks: readonly HookSeen[];
}

/** Stages that a deployment only has under a condition are on the rail when it is in them. */
const SOMETIMES: ReadonlySet<string> = new Set(["RECONCILE_SERVICE", "PRE_PRODUCTION_TRAFFIC_SHIFT"]);

/** The deployment of a service whose traffic moves, or the last one that did. */
export function shiftSeen(shift: Shift, { tables, now }: Pick<Replica, "tables" | "now">): ShiftSeen {
  const entry = tables["ecs.serviceDeployments"].get(shift.serviceDeploymentArn);
  const options = tables["ecs.deploymentOptions"].get(shift.serviceDeploymentArn);
  const waits = stageWaitMillis(shift, options);
  const isOver = entry === undefined || entry.finishedAt !== null;
  return {
    isOver,
    isBack: shift.direction === "back",
    rail: railOf(shift, isOver),
    sides: [side("Blue", shift.blueId, shift, tables), side("Green", shift.greenId, shift, tables)].flatMap((one) => one ?? []),
    waitsMillis: isOver || shift.direction === "back" || waits === null ? null : Math.max(0, shift.since + waits - now),
    hooks: isOver ? [] : hooksSeen(shift, options, now),
  };
}

/** On the way back no stage counts but the one it is in; how far it had come is told by the timeline. */
function railOf({ stage, direction }: Shift, isOver: boolean): readonly StageSeen[] {
  const at = STAGES.findIndex(([one]) => one === stage);
  const isDone = (i: number) => (direction === "forward" ? i < at || isOver : i === at && isOver);
  return STAGES.flatMap(([one, name], i) => {
    if (SOMETIMES.has(one) && one !== stage) return [];
    return [{ stage: one, name, state: isDone(i) ? ("done" as const) : i === at && !isOver ? ("now" as const) : ("ahead" as const) }];
  });
}

function side(color: SideSeen["color"], deploymentId: string | null, { productionPercent, testPercent }: Shift, tables: Replica["tables"]): SideSeen | null {
  const deployment = deploymentId === null ? undefined : tables["ecs.deployments"].get(deploymentId);
  if (deployment === undefined) return null;
  const part = (percent: number) => (color === "Green" ? percent : 100 - percent);
  const tasks = [...tables["ecs.tasks"].values()].filter((task) => task.deploymentId === deploymentId && task.lastStatus === "RUNNING").length;
  const targetGroupArn = deployment.loadBalancers[0]?.targetGroupArn ?? null;
  const isTested = deployment.loadBalancers.some(({ advancedConfiguration }) => advancedConfiguration?.testListenerRule !== undefined);
  return { color, targetGroupArn, taskDefinitionArn: deployment.taskDefinitionArn, percent: part(productionPercent), testPercent: isTested ? part(testPercent) : 0, tasks };
}

/** Those of the stage that a deployment is in. */
export function hooksSeen({ hooks }: Pick<Shift, "hooks">, options: Rows["ecs.deploymentOptions"] | undefined, now: number): readonly HookSeen[] {
  return (hooks ?? []).map(({ hookId, hook, status, dueAt }) => {
    const given = options?.shift?.hooks[hook];
    return { hookId, functionArn: given?.targetType === "PAUSE" ? null : (given?.hookTargetArn ?? null), status, isPaused: status === "AWAITING_ACTION", millisLeft: Math.max(0, dueAt - now) };
  });
}
