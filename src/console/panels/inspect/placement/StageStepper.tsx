import { ChevronLeft, ChevronRight, Footprints, X } from "lucide-react";
import { type KeyboardEvent, useEffect } from "react";
import type { PlacementExplanation } from "../../../../bridge/protocol.ts";
import { endStepping } from "../../../store/explained.ts";
import { type Funnel, nextStop } from "../../../store/funnel.ts";
import { goToStage } from "../../../store/goToStage.ts";
import { Button } from "../../../ui/Button.tsx";
import { IconButton } from "../../../ui/IconButton.tsx";
import { figure, many } from "../../../graph/figures.ts";
import { stageTitle } from "./stageWords.ts";

export interface StageStepperProps {
  readonly explanation: PlacementExplanation;
  readonly funnel: Funnel;
  /** So many stages have been gone through on the map; null: nobody goes through it. */
  readonly applied: number | null;
}

/** Goes through a placement stage by stage: the map tags what each stage drops. Arrow keys step, Escape ends. */
export function StageStepper({ explanation, funnel, applied }: StageStepperProps) {
  useEffect(() => endStepping, [explanation]);
  useEscape(applied !== null);
  if (applied === null) {
    return (
      <Button size="sm" onClick={() => goToStage(explanation, nextStop(funnel, 0, 1))}>
        <Footprints aria-hidden size={13} />
        Step through on the map
      </Button>
    );
  }
  const go = (by: 1 | -1) => goToStage(explanation, nextStop(funnel, applied, by));
  return (
    <div role="group" aria-label="Stages of the placement" onKeyDown={(event) => onArrow(event, go)} className="flex items-center gap-1 rounded-control border border-line-2 py-0.75 pr-0.75 pl-2.5">
      <p role="status" className="min-w-0 flex-1 truncate">
        {said(funnel, applied)}
      </p>
      <IconButton size="sm" icon={ChevronLeft} label="Stage before" keys="←" aria-disabled={applied === 0} onClick={() => go(-1)} />
      <IconButton size="sm" icon={ChevronRight} label="Next stage" keys="→" aria-disabled={applied === funnel.stages.length} onClick={() => go(1)} autoFocus />
      <IconButton size="sm" icon={X} label="End" keys="Esc" onClick={endStepping} />
    </div>
  );
}

/** `Memory: 2 dropped, 4 left`. */
function said({ stages, standings }: Funnel, applied: number): string {
  const stage = stages[applied - 1];
  if (stage === undefined) return `${many(standings.length, "instance")} to begin with`;
  return `${stageTitle(stage.name)}: ${stage.name === "select" ? "" : `${figure(stage.dropped.length)} dropped, `}${figure(stage.left)} left`;
}

function onArrow(event: KeyboardEvent, go: (by: 1 | -1) => void): void {
  const by = event.key === "ArrowRight" || event.key === "ArrowDown" ? 1 : event.key === "ArrowLeft" || event.key === "ArrowUp" ? -1 : undefined;
  if (by === undefined) return;
  event.preventDefault();
  event.stopPropagation();
  go(by);
}

/** Escape ends it wherever the focus is, before the map or a panel takes the key. */
function useEscape(isStepping: boolean): void {
  useEffect(() => {
    if (!isStepping) return;
    const end = (event: globalThis.KeyboardEvent) => {
      if (event.key !== "Escape" || document.querySelector("dialog[open], [role=menu]") !== null) return;
      event.preventDefault();
      event.stopPropagation();
      endStepping();
    };
    window.addEventListener("keydown", end, { capture: true });
    return () => window.removeEventListener("keydown", end, { capture: true });
  }, [isStepping]);
}
