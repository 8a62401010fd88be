import { LIFECYCLE, placeOf, type EventName } from "../../../../aws/rules/codeDeployLifecycle.ts";
import type { Rows } from "../../../../bridge/protocol.ts";
import { MINUTE } from "../../../../lib/minute.ts";
import { oldTasksUntil } from "../../../rollout/terminationWait.ts";
import { nameIn } from "../../../store/names.ts";
import type { Replica } from "../../../store/replica.ts";

type Deployment = Rows["codedeploy.deployments"];

export interface EventSeen {
  readonly name: EventName;
  readonly status: Deployment["events"][number]["status"];
  /** null: it did not begin. */
  readonly startedAt: number | null;
  readonly tookMillis: number | null;
  /** What its function reported; null: nothing yet, or it is not waited for. */
  readonly answer: Deployment["answer"];
}

/** What a person may end: READY_WAIT is the wait before the traffic moves, TERMINATION_WAIT that before blue goes. */
export interface WaitSeen {
  readonly type: "READY_WAIT" | "TERMINATION_WAIT";
  readonly millisLeft: number;
}

/** The newest deployment that CodeDeploy made of a service. */
export interface CodeDeploySeen {
  readonly deploymentId: string;
  readonly status: Deployment["status"];
  readonly configuration: string;
  readonly isOver: boolean;
  readonly greenPercent: number;
  readonly events: readonly EventSeen[];
  readonly wait: WaitSeen | null;
  readonly error: string | null;
}

/** null: CodeDeploy never deployed it. */
export function codeDeploySeen({ clusterArn, serviceName }: Rows["ecs.services"], { tables, now }: Pick<Replica, "tables" | "now">): CodeDeploySeen | null {
  const row = [...tables["codedeploy.deployments"].values()].findLast(({ settings: { service } }) => service.serviceName === serviceName && service.clusterName === nameIn(clusterArn));
  if (row === undefined) return null;
  const { deploymentId, status, settings, greenPercent, events, error, completedAt } = row;
  const place = placeOf(row);
  return {
    deploymentId,
    status,
    configuration: settings.deploymentConfigName,
    isOver: completedAt !== null,
    greenPercent,
    events: LIFECYCLE.flatMap((name, i) => {
      const event = events[i];
      return event === undefined ? [] : [{ name, status: event.status, startedAt: event.startedAt, tookMillis: event.startedAt === null ? null : (event.endedAt ?? now) - event.startedAt, answer: name === place ? row.answer : null }];
    }),
    wait: waitOf(row, now),
    error: error?.message ?? null,
  };
}

function waitOf(row: Deployment, now: number): WaitSeen | null {
  const until = oldTasksUntil(row);
  if (until !== null) return { type: "TERMINATION_WAIT", millisLeft: Math.max(0, until - now) };
  if (row.completedAt !== null || !row.begun || row.continued || placeOf(row) !== "Ready") return null;
  const { waitTimeInMinutes = 0 } = row.settings.blueGreen.deploymentReadyOption ?? {};
  return { type: "READY_WAIT", millisLeft: Math.max(0, row.since + waitTimeInMinutes * MINUTE - now) };
}
