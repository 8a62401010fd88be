import type { Rows } from "../../../../bridge/protocol.ts";
import { spanText } from "../../../../lib/timeText.ts";
import { many } from "../../../graph/figures.ts";
import { nameIn } from "../../../store/names.ts";
import type { Replica } from "../../../store/replica.ts";
import { classNames } from "../../../ui/classNames.ts";
import { Block } from "../Block.tsx";
import { Hook } from "./Hook.tsx";
import { RefLink } from "../RefLink.tsx";
import { shiftSeen, type ShiftSeen, type SideSeen, type StageSeen } from "./shiftSeen.ts";

export interface TrafficShiftProps {
  readonly service: Rows["ecs.services"];
  readonly state: Replica;
  readonly shift: Rows["ecs.trafficShifts"];
}

/** Blue and green with the traffic between them, the stages that a deployment goes through, and what it waits for. */
export function TrafficShift({ state, shift }: TrafficShiftProps) {
  const seen = shiftSeen(shift, state);
  const strategy = state.tables["ecs.deploymentOptions"].get(shift.serviceDeploymentArn)?.strategy ?? "";
  return (
    <Block title="Traffic shift" aside={strategy}>
      <Dial seen={seen} />
      <Rail rail={seen.rail} />
      {seen.isBack && <p className="mt-2 text-xs text-bad">{seen.isOver ? "It was rolled back: all traffic is with blue." : "It is rolled back: all traffic is with blue again."}</p>}
      {seen.waitsMillis !== null && <p className="mt-2 text-xs text-ink-2">Goes on in {spanText(seen.waitsMillis)}.</p>}
      {seen.hooks.map((hook) => (
        <Hook key={hook.hookId} hook={hook} serviceDeploymentArn={shift.serviceDeploymentArn} />
      ))}
    </Block>
  );
}

/** The two sides, and a bar that says by its length and in words who has how much of the traffic. */
function Dial({ seen: { sides } }: { readonly seen: ShiftSeen }) {
  return (
    <>
      <div className="grid grid-cols-2 gap-3">
        {sides.map((side) => (
          <Side key={side.color} side={side} />
        ))}
      </div>
      <span role="img" aria-label={sides.map(({ color, percent }) => `${color} ${percent} %`).join(", ")} className="mt-2 flex h-2 overflow-hidden rounded-full bg-track">
        {sides.map(({ color, percent }) => (
          <span key={color} className={classNames("h-full forced-color-adjust-none transition-[width] duration-(--dur-2)", color === "Blue" ? "bg-accent" : "bg-ok")} style={{ width: `${percent}%` }} />
        ))}
      </span>
    </>
  );
}

function Side({ side: { color, targetGroupArn, taskDefinitionArn, percent, testPercent, tasks } }: { readonly side: SideSeen }) {
  return (
    <div className="min-w-0">
      <div className="flex items-baseline justify-between gap-1.5">
        <span className="text-xs text-ink-2">{color}</span>
        <b className="text-base font-semibold">{percent} %</b>
      </div>
      <div className="truncate">{nameIn(taskDefinitionArn)}</div>
      {targetGroupArn !== null && (
        <div className="truncate text-xs">
          <RefLink to={{ table: "elbv2.targetGroups", id: targetGroupArn }}>{nameIn(targetGroupArn)}</RefLink>
        </div>
      )}
      <div className="text-xs text-ink-3">
        {many(tasks, "task")} running{color === "Green" && testPercent > 0 ? ", has the test traffic" : ""}
      </div>
    </div>
  );
}

function Rail({ rail }: { readonly rail: readonly StageSeen[] }) {
  return (
    <ol aria-label="Stages" className="mt-3 space-y-0.5">
      {rail.map(({ stage, name, state }) => (
        <li key={stage} aria-current={state === "now" ? "step" : undefined} className={classNames("flex items-center gap-2 text-xs", state === "now" ? "font-semibold" : state === "done" ? "text-ink-2" : "text-ink-3")}>
          <span aria-hidden className={classNames("size-2 shrink-0 rounded-full border", state === "ahead" ? "border-line-3" : state === "now" ? "border-ink bg-surface ring-2 ring-ink" : "border-ink bg-ink")} />
          <span className="min-w-0 flex-1 truncate">{name}</span>
          <span className="font-mono text-2xs text-ink-3">{stage}</span>
        </li>
      ))}
    </ol>
  );
}
