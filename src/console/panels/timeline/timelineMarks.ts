import type { LogLine, Rows } from "../../../bridge/protocol.ts";
import { eventLine } from "../../store/eventLine.ts";
import { nameIn } from "../../store/names.ts";
import type { Tables } from "../../store/replica.ts";
import { serviceHue } from "../../store/serviceHue.ts";
import type { Stretch } from "./ganttBars.ts";

/** Something that happened at one instant, marked on the axis. */
export interface Mark {
  readonly id: string;
  readonly at: number;
  readonly kind: "call" | "deployment" | "completed" | "failed";
  /** Counted from 1; null where it is no service's. */
  readonly hue: number | null;
  readonly text: string;
}

/** More marks than this are not told apart on an axis; the newest are kept. */
const MOST = 200;

/** Calls from outside, and deployments as they begin and end, of one service or of all. */
export function timelineMarks(
  { log, tables }: { readonly log: readonly LogLine[]; readonly tables: Tables },
  { serviceArn, stretch }: { readonly serviceArn: string | null; readonly stretch: Stretch },
): readonly Mark[] {
  const marks: Mark[] = [];
  const inside = (at: number) => at >= stretch.from && at <= stretch.to;
  for (const deployment of tables["ecs.deployments"].values()) {
    const service = tables["ecs.services"].get(deployment.serviceArn);
    if (service === undefined || (serviceArn !== null && serviceArn !== deployment.serviceArn)) continue;
    marks.push(...deploymentMarks(deployment, service).filter((mark) => inside(mark.at)));
  }
  for (let i = log.length - 1; i >= 0 && marks.length < MOST; i--) {
    const line = log[i];
    if (line === undefined || line.at < stretch.from) break;
    if (line.name !== "call" || line.cause !== 0 || !inside(line.at)) continue;
    const { call, serviceArn: about } = eventLine(line, tables);
    if (call === null || (serviceArn !== null && about !== serviceArn)) continue;
    const service = tables["ecs.services"].get(about ?? "");
    marks.push({ id: `call ${line.seq}`, at: line.at, kind: "call", hue: service === undefined ? null : serviceHue(service), text: `${call.service} ${call.operation}` });
  }
  return marks;
}

function deploymentMarks(deployment: Rows["ecs.deployments"], service: Rows["ecs.services"]): readonly Mark[] {
  const { deploymentId, createdAt, completedAt, rolloutState } = deployment;
  const of = `${service.serviceName}: deployment of ${nameIn(deployment.taskDefinitionArn)}`;
  const mark = (kind: Mark["kind"], at: number, verb: string): Mark => ({ id: `${kind} ${deploymentId}`, at, kind, hue: serviceHue(service), text: `${of} ${verb}` });
  const marks = [mark("deployment", createdAt, "began")];
  if (rolloutState === "FAILED") marks.push(mark("failed", deployment.updatedAt, "failed"));
  else if (completedAt !== null) marks.push(mark("completed", completedAt, "completed"));
  return marks;
}
