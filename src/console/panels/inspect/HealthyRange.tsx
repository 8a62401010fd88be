import type { Rows } from "../../../bridge/protocol.ts";
import { classNames } from "../../ui/classNames.ts";
import { healthyRange } from "./rollout.ts";

export interface HealthyRangeProps {
  readonly service: Pick<Rows["ecs.services"], "desiredCount" | "minimumHealthyPercent" | "maximumPercent">;
}

/** Where minimum, desired and maximum lie, on a scale of percent of the desired count. */
export function HealthyRange({ service }: HealthyRangeProps) {
  const { minimumHealthyPercent: min, maximumPercent: max, desiredCount } = service;
  const { floor, ceiling } = healthyRange(service);
  const scale = Math.max(200, max);
  const at = (percent: number) => (percent / scale) * 100;
  const crowded = max - min < scale / 4;
  return (
    <div
      role="img"
      aria-label={`At least ${floor} healthy, ${desiredCount} desired, at most ${ceiling} tasks`}
      className="mt-1 px-1.75 text-2xs text-ink-3 forced-color-adjust-none"
    >
      <div className="relative h-4">
        <Label at={at(100)} text={`desired ${desiredCount}`} />
      </div>
      <div className="relative h-4.5">
        <span className="absolute inset-x-0 top-1.75 -mx-1.75 h-1 rounded-full bg-track" />
        <span className="absolute top-1.75 h-1 rounded-full bg-ink" style={{ left: `${at(min)}%`, width: `${at(max) - at(min)}%` }} />
        <Knob at={at(min)} />
        <Knob at={at(max)} />
        <span className="absolute top-1 h-2.5 w-0.5 -translate-x-1/2 rounded-px bg-surface ring-1 ring-ink" style={{ left: `${at(100)}%` }} />
      </div>
      <div className="relative h-4">
        <Label at={at(min)} text={`min ${min}%`} gives={crowded ? "left" : null} />
        <Label at={at(max)} text={`max ${max}%`} gives={crowded ? "right" : null} />
      </div>
    </div>
  );
}

function Knob({ at }: { readonly at: number }) {
  return (
    <span
      className="absolute top-0.5 size-3.5 -translate-x-1/2 rounded-full border-[1.5px] border-ink bg-surface shadow-1"
      style={{ left: `${at}%` }}
    />
  );
}

interface LabelProps {
  readonly at: number;
  readonly text: string;
  /** To which side it gives way to a label close by. */
  readonly gives?: "left" | "right" | null;
}

/** A label stands in the middle of its mark, but never leaves the bar. */
function Label({ at, text, gives = null }: LabelProps) {
  return (
    <span className={classNames("absolute whitespace-nowrap", PLACES[placeOf(at, gives)])} style={{ left: `${at}%` }}>
      {text}
    </span>
  );
}

const PLACES = {
  middle: "-translate-x-1/2",
  left: "-translate-x-[calc(100%+2px)]",
  right: "translate-x-0.5",
  first: "-translate-x-1.75",
  last: "translate-x-[calc(7px-100%)]",
};

function placeOf(at: number, gives: "left" | "right" | null): keyof typeof PLACES {
  if (gives === "left" && at > 22) return "left";
  if (gives === "right" && at < 78) return "right";
  return at < 12 ? "first" : at > 88 ? "last" : "middle";
}
