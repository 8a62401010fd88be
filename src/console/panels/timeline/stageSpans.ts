import type { Rows } from "../../../bridge/protocol.ts";
import { by } from "../../../lib/compare.ts";
import { spanText } from "../../../lib/timeText.ts";
import { stageWaitMillis } from "../../rollout/stageWait.ts";
import { nameIn } from "../../store/names.ts";
import type { Tables } from "../../store/replica.ts";
import { codeDeploySpans } from "./codeDeploySpans.ts";

type Needed = Pick<Tables, "ecs.serviceDeployments" | "ecs.trafficShifts" | "ecs.passedStages" | "ecs.deploymentOptions" | "ecs.deployments" | "codedeploy.deployments">;
type Passed = Rows["ecs.passedStages"]["stages"][number];
type Options = Rows["ecs.deploymentOptions"] | undefined;

/** A stage of a deployment that moves traffic, or a lifecycle event of one of CodeDeploy's, along time. */
export interface StageSpan {
  readonly id: string;
  /** In AWS's word. */
  readonly name: string;
  /** `web:15`; null: it is not known. */
  readonly revision: string | null;
  readonly from: number;
  readonly to: number;
  readonly isOpen: boolean;
  /** On the way back to what was before. */
  readonly isBack: boolean;
  /** It failed itself, or a hook of it did. */
  readonly isFailed: boolean;
  /** What green has of the traffic. */
  readonly greenPercent: number;
  /** How long it waits, and what its hooks said. */
  readonly notes: readonly string[];
}

/** The stages of all deployments of a service that moved traffic, the oldest first. */
export function stageSpans(service: Pick<Rows["ecs.services"], "serviceArn" | "serviceName" | "clusterArn">, tables: Needed, now: number): readonly StageSpan[] {
  const shifts = [...tables["ecs.trafficShifts"].values()].filter(({ serviceArn }) => serviceArn === service.serviceArn);
  const deployed = [...tables["codedeploy.deployments"].values()].filter(({ settings: { service: of } }) => of.serviceName === service.serviceName && of.clusterName === nameIn(service.clusterArn));
  return [...shifts.flatMap((shift) => spansOfShift(shift, tables, now)), ...deployed.flatMap((row) => codeDeploySpans(row, now))].sort(by(({ from }) => from));
}

function spansOfShift(shift: Rows["ecs.trafficShifts"], tables: Needed, now: number): readonly StageSpan[] {
  const { serviceDeploymentArn } = shift;
  const finishedAt = tables["ecs.serviceDeployments"].get(serviceDeploymentArn)?.finishedAt ?? null;
  const options = tables["ecs.deploymentOptions"].get(serviceDeploymentArn);
  const passed = tables["ecs.passedStages"].get(serviceDeploymentArn)?.stages ?? [];
  return [...passed, { ...shift, until: finishedAt ?? now }].map((stage, place) => {
    const green = tables["ecs.deployments"].get(stage.greenId);
    return {
      id: `${serviceDeploymentArn} ${place}`,
      name: stage.stage,
      revision: green === undefined ? null : nameIn(green.taskDefinitionArn),
      from: stage.since,
      to: stage.until,
      isOpen: place === passed.length && finishedAt === null,
      isBack: stage.direction === "back",
      isFailed: (stage.hooks ?? []).some(({ status }) => status === "FAILED"),
      greenPercent: stage.productionPercent,
      notes: notesOf(stage, options),
    };
  });
}

function notesOf(stage: Passed, options: Options): readonly string[] {
  const waits = stage.direction === "forward" ? stageWaitMillis(stage, options) : null;
  const hooks = (stage.hooks ?? []).map(({ hook, status }) => {
    const { targetType, hookTargetArn } = options?.shift?.hooks[hook] ?? {};
    return `${targetType === "PAUSE" || hookTargetArn === undefined ? "PAUSE" : nameIn(hookTargetArn)} ${status}`;
  });
  return [...(waits === null ? [] : [`${stage.stage === "BAKE_TIME" ? "bakes" : "stays so"} for ${spanText(waits)}`]), ...hooks];
}
