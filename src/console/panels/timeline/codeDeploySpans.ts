import { LIFECYCLE } from "../../../aws/rules/codeDeployLifecycle.ts";
import type { Rows } from "../../../bridge/protocol.ts";
import type { StageSpan } from "./stageSpans.ts";

type Deployment = Rows["codedeploy.deployments"];

/** The lifecycle events of a deployment of CodeDeploy's, and the two times at which a person may be waited for. */
export function codeDeploySpans(row: Deployment, now: number): readonly StageSpan[] {
  return [...eventsOf(row), ...(row.creator === "codeDeployRollback" ? [] : waitsOf(row))].map(({ name, from, to, greenPercent, status }) => ({
    id: `${row.deploymentId} ${name}`,
    name,
    revision: null,
    from,
    to: to ?? row.completedAt ?? now,
    isOpen: to === null && row.completedAt === null,
    isBack: row.creator === "codeDeployRollback",
    isFailed: status === "Failed",
    greenPercent,
    notes: status === undefined ? [] : [status],
  }));
}

interface Piece {
  readonly name: string;
  readonly from: number;
  /** null: it goes on, or went on to the end of the deployment. */
  readonly to: number | null;
  readonly greenPercent: number;
  readonly status?: Deployment["events"][number]["status"];
}

const BEFORE = LIFECYCLE.indexOf("BeforeAllowTraffic");

function eventsOf({ events, greenPercent }: Deployment): readonly Piece[] {
  return events.flatMap(({ status, startedAt, endedAt }, i) => (startedAt === null ? [] : [{ name: LIFECYCLE[i] ?? "", from: startedAt, to: endedAt, greenPercent: i > BEFORE ? greenPercent : 0, status }]));
}

/** They are no events: one stands between two of them, the other after the last. */
function waitsOf({ events, settings, completedAt, greenPercent }: Deployment): readonly Piece[] {
  const preparing = events.slice(0, BEFORE);
  const readyAt = Math.max(...preparing.map(({ endedAt }) => endedAt ?? 0));
  const isReady = preparing.every(({ status }) => status === "Succeeded" || status === "Skipped") && readyAt > 0;
  const isAsked = settings.blueGreen.deploymentReadyOption?.actionOnTimeout === "STOP_DEPLOYMENT";
  const last = events.at(-1);
  return [
    ...(isReady && isAsked ? [{ name: "READY_WAIT", from: readyAt, to: events[BEFORE]?.startedAt ?? completedAt, greenPercent: 0 }] : []),
    ...(last?.status === "Succeeded" && last.endedAt !== null ? [{ name: "TERMINATION_WAIT", from: last.endedAt, to: completedAt, greenPercent }] : []),
  ];
}
