import type { Rows } from "../../../bridge/protocol.ts";
import type { Status } from "../../ui/StatusGlyph.tsx";
import type { Tone } from "../../ui/Tag.tsx";

/** A state as glyph, tone and word. */
export interface Look {
  readonly status: Status;
  readonly tone: Tone;
  readonly word: string;
}

/** How a task is doing, in one word: its health once it runs, its status before and after. */
export function taskLook(task: Rows["ecs.tasks"]): Look {
  if (task.lastStatus === "STOPPED") {
    const failed = task.stopCode === "TaskFailedToStart" || task.stopCode === "EssentialContainerExited";
    return failed ? { status: "failed", tone: "bad", word: "Stopped, failed" } : { status: "stopped", tone: "neutral", word: "Stopped" };
  }
  if (task.desiredStatus === "STOPPED") return { status: "draining", tone: "warn", word: sentenceCase(task.lastStatus, "Stopping") };
  if (task.lastStatus !== "RUNNING") return { status: "pending", tone: "neutral", word: sentenceCase(task.lastStatus, "") };
  if (task.healthStatus === "UNHEALTHY") return { status: "failed", tone: "bad", word: "Unhealthy" };
  if (task.serviceArn !== null && task.healthyAt === null) return { status: "starting", tone: "accent", word: "Health checks" };
  if (task.healthStatus === "HEALTHY") return { status: "healthy", tone: "ok", word: "Healthy" };
  return { status: "healthy", tone: "ok", word: "Running" };
}

/** How a target is doing. */
export function targetLook(state: Rows["elbv2.targets"]["state"]): Look {
  return TARGETS[state];
}

const TARGETS: Readonly<Record<Rows["elbv2.targets"]["state"], Look>> = {
  healthy: { status: "healthy", tone: "ok", word: "healthy" },
  initial: { status: "starting", tone: "neutral", word: "initial" },
  unhealthy: { status: "failed", tone: "bad", word: "unhealthy" },
  draining: { status: "draining", tone: "warn", word: "draining" },
  unused: { status: "unreachable", tone: "neutral", word: "unused" },
};

function sentenceCase(status: string, still: string): string {
  const word = status === "RUNNING" && still !== "" ? still : status;
  return word.charAt(0) + word.slice(1).toLowerCase();
}
