import { memo, useState } from "react";
import type { Rows } from "../../../bridge/protocol.ts";
import { familyIn, nameIn, revisionIn, shortName } from "../../store/names.ts";
import { select, useMark } from "../../store/selection.ts";
import { classNames } from "../../ui/classNames.ts";
import { hueStyle } from "../../ui/hue.ts";
import { onDemand } from "../../ui/onDemand.ts";
import { type Status, StatusGlyph } from "../../ui/StatusGlyph.tsx";
import { elementIdOf, setFocused, useIsFocused } from "../focus.ts";
import type { ServiceLook } from "../serviceLooks.ts";
import { lookOf, phaseWord, type TaskLook } from "../taskLook.ts";

const TaskRing = onDemand(() => import("./SpotRing.tsx").then((code) => code.TaskRing));

export interface TaskChipProps {
  readonly task: Rows["ecs.tasks"];
  /** null: a task of no service. */
  readonly service: ServiceLook | null;
  readonly isTargetUnhealthy: boolean;
  /** Two letters instead of name and port. */
  readonly isShort?: boolean;
}

const NO_TARGETS: readonly never[] = [];

/** One task: hue is its service, fill its revision, border its life, glyph the exception. */
export const TaskChip = memo(function TaskChip({ task, service, isTargetUnhealthy, isShort = false }: TaskChipProps) {
  const ref = { table: "ecs.tasks", id: task.taskArn } as const;
  const mark = useMark(ref);
  const isFocused = useIsFocused(task.taskArn);
  const own = lookOf(task, service?.newest, NO_TARGETS);
  const look = { ...own, isUnhealthy: own.isUnhealthy || (own.phase === "running" && isTargetUnhealthy) };
  const [drawnAs] = useState(look.phase);
  const name = service?.name ?? familyIn(task.taskDefinitionArn);
  const glyph = glyphOf(look);
  return (
    <button
      type="button"
      id={elementIdOf(task.taskArn)}
      tabIndex={-1}
      data-thing={task.taskArn}
      aria-label={`Task ${shortName(task.taskArn)} of ${name}, revision ${revisionIn(task.taskDefinitionArn)}, ${phaseWord(look)}${look.hostPort === null ? "" : `, host port ${look.hostPort}`}${task.networkInterface === null ? "" : `, address ${task.networkInterface.privateIpv4Address}`}`}
      title={`${nameIn(task.taskDefinitionArn)} · ${task.lastStatus}${task.stoppedReason === null ? "" : `. ${task.stoppedReason}`}`}
      className={classNames(
        "chip nopan",
        look.phase,
        task.networkInterface !== null && "eni",
        // What comes is pending first; the others were there before the chip was.
        look.phase === drawnAs && look.phase !== "pending" && "still",
        look.isOlder && look.phase === "running" && "older",
        look.isUnhealthy && "unhealthy",
        service === null && "neutral",
        mark,
        isFocused && "foc",
      )}
      style={service === null ? undefined : hueStyle(service.hue)}
      onClick={(event) => {
        event.stopPropagation();
        select(ref);
        setFocused(task.taskArn);
      }}
    >
      <span>
        {task.stopCode === "SpotInterruption" && look.phase === "draining" ? <TaskRing taskArn={task.taskArn} /> : glyph !== null && <StatusGlyph status={glyph} size={10} plain />}
        {isShort ? (service?.short ?? name.slice(0, 2)) : name}
      </span>
      {!isShort && look.phase === "running" && look.hostPort !== null && <i>{look.hostPort}</i>}
    </button>
  );
});

function glyphOf({ phase, isUnhealthy }: TaskLook): Status | null {
  if (isUnhealthy) return "failed";
  if (phase === "pending") return "pending";
  if (phase === "draining") return "draining";
  return phase === "stopped" ? "stopped" : null;
}
