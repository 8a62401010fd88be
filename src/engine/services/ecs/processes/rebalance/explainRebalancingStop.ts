import { idOf } from "../../../../../aws/arn.ts";
import type { View } from "../../../../kernel/context.ts";
import { SERVICE_DEFAULT } from "../../placement/subject.ts";
import { subjectOfService } from "../../placement/subjectOf.ts";
import { strategiesOf } from "../../placementRules.ts";
import { eventsByService, liveTasksByService, type DeploymentRow, type ServiceRow, type TaskRow } from "../../tables.ts";
import { crewOf } from "../crew.ts";
import type { StopExplanation } from "../stopExplanation.ts";
import { explainScaleIn } from "../victimsTold.ts";
import { countsOf, decideRebalance, type ZoneCount } from "./decideRebalance.ts";
import { zoneTaskOf } from "./zoneTaskOf.ts";
import { zonesFor } from "./zonesFor.ts";

/** Why a task stops so that the zones are balanced: who started for it where, how the zones stood, and why it of its zone. */
export function explainRebalancingStop(
  view: View,
  { service, task, primary }: { readonly service: ServiceRow; readonly task: TaskRow; readonly primary: DeploymentRow },
): StopExplanation {
  const newcomer = newcomerOf(view, service);
  const { sightings } = crewOf(view, service);
  const tasks = sightings.map(zoneTaskOf);
  const zones = zonesFor(view, primary, subjectOfService(view, service, primary));
  const before = countsOf(zones, tasks.filter(({ taskArn }) => taskArn !== newcomer?.taskArn));
  const after = countsOf(zones, tasks.filter(({ taskArn }) => taskArn !== task.taskArn));
  const step = decideRebalance({ zones, tasks, newcomer: newcomer?.taskArn ?? null, hasRoom: true });
  const candidates = step.kind === "stop" ? sightings.filter(({ member }) => step.candidates.includes(member.taskArn)).map(({ member }) => member) : [];
  const strategies = strategiesOf(service.placementStrategy, SERVICE_DEFAULT);
  const exchange = newcomer === undefined ? "another task started" : `task ${idOf(newcomer.taskArn)} started in ${newcomer.availabilityZone}`;
  return {
    cause: "rebalancing",
    headline: `AZ rebalancing: ${exchange} in exchange for one of ${task.availabilityZone}, which had most tasks.`,
    because: [
      `Before: ${listOf(before)}. Balanced is when no two zones differ by more than one task.`,
      "The one that started is healthy, so one of the richest zone can go.",
      `Afterwards: ${listOf(after)}.`,
    ],
    verdicts: candidates.length < 2 ? [] : explainScaleIn({ candidates, count: 1, all: sightings.map(({ member }) => member), strategies }),
  };
}

/** The task that the service said last that it started for its zones. */
function newcomerOf(view: View, { serviceArn }: ServiceRow): TaskRow | undefined {
  const said = view.where(eventsByService, serviceArn).findLast(({ message }) => message.includes("to AZ Rebalance:"))?.message;
  return view.where(liveTasksByService, serviceArn).find(({ taskArn }) => said?.includes(idOf(taskArn)) === true);
}

const listOf = (counts: readonly ZoneCount[]): string => counts.map(({ zone, count }) => `${count} in ${zone}`).join(", ");
