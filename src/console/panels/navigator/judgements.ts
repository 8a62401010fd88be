import type { Rows } from "../../../bridge/protocol.ts";
import type { Status } from "../../ui/StatusGlyph.tsx";

/** How a thing stands: its glyph, and the word for it. */
export interface Judgement {
  readonly status: Status | null;
  readonly statusWord: string;
}

export interface ServiceFigures {
  readonly running: number;
  /** The newest event complains. */
  readonly hasTrouble: boolean;
  /** Tasks of another revision are still there. */
  readonly outdated: boolean;
}

export function judgeService(row: Rows["ecs.services"], { running, hasTrouble, outdated }: ServiceFigures): Judgement {
  if (row.status === "DRAINING") return { status: "draining", statusWord: "draining" };
  if (hasTrouble) return { status: "warning", statusWord: "its last event complains" };
  if (outdated) return { status: "starting", statusWord: "deploying" };
  if (running < row.desiredCount) return { status: "starting", statusWord: "starting tasks" };
  return { status: "healthy", statusWord: "steady" };
}

export function judgeInstance({ agentConnected, status }: Rows["ecs.containerInstances"]): Judgement {
  if (!agentConnected) return { status: "unreachable", statusWord: "agent lost" };
  if (status === "DRAINING") return { status: "draining", statusWord: "draining" };
  return { status: "healthy", statusWord: "agent connected" };
}

/** A running task has no glyph: only exceptions add ink. */
export function judgeTask({ lastStatus, desiredStatus, healthStatus }: Rows["ecs.tasks"]): Judgement {
  if (lastStatus === "PROVISIONING" || lastStatus === "PENDING" || lastStatus === "ACTIVATING") {
    return { status: "pending", statusWord: lastStatus };
  }
  if (desiredStatus === "STOPPED" || lastStatus !== "RUNNING") return { status: "draining", statusWord: lastStatus };
  if (healthStatus === "UNHEALTHY") return { status: "failed", statusWord: healthStatus };
  return { status: null, statusWord: lastStatus };
}

/** From what must be seen to what need not. */
const ORDER: readonly Status[] = ["failed", "unreachable", "warning", "draining", "starting", "pending", "stopped", "healthy"];

/** Of several things the one that most needs to be looked at. */
export function worst(judgements: readonly Judgement[]): Judgement {
  const status = ORDER.find((one) => judgements.some((judged) => judged.status === one));
  const found = judgements.find((judged) => judged.status === status);
  return status === undefined ? { status: null, statusWord: "" } : { status, statusWord: found?.statusWord ?? "" };
}
