import { call } from "../../../../aws/generated/api.ts";
import type { Rows } from "../../../../bridge/protocol.ts";
import { spanText } from "../../../../lib/timeText.ts";
import { carryOut } from "../../../graph/carryOut.ts";
import { calls } from "../../../graph/proposal.ts";
import type { Replica } from "../../../store/replica.ts";
import { Button } from "../../../ui/Button.tsx";
import { classNames } from "../../../ui/classNames.ts";
import { type Status, StatusGlyph } from "../../../ui/StatusGlyph.tsx";
import { Block } from "../Block.tsx";
import { watchersOf, type AlarmSeen, type BreakerSeen } from "./watchersOf.ts";

export interface WatchersProps {
  readonly service: Rows["ecs.services"];
  readonly state: Replica;
}

/** What would fail the deployment of a service: how far the circuit breaker has counted, and how its alarms are. */
export function Watchers({ service, state }: WatchersProps) {
  const seen = watchersOf(service, state);
  if (seen === null) return null;
  return (
    <Block title="Failure detection" aside={seen.asked ? "for the next deployment" : undefined}>
      {seen.breaker !== null && <Breaker breaker={seen.breaker} />}
      {seen.alarms.length > 0 && (
        <ul className={classNames("space-y-1", seen.breaker !== null && "mt-2.5")}>
          {seen.alarms.map((alarm) => (
            <Alarm key={alarm.name} alarm={alarm} />
          ))}
        </ul>
      )}
      {seen.note !== null && <p className="mt-1.5 text-xs text-ink-2">{seen.note}</p>}
      {seen.bakesFor !== null && <p className="mt-1.5 text-xs text-ink-2">All tasks are in service. ECS watches the alarms for {spanText(seen.bakesFor)} more.</p>}
    </Block>
  );
}

function Breaker({ breaker: { failures, threshold, tripped, rollsBack, counts } }: { readonly breaker: BreakerSeen }) {
  return (
    <>
      <div className="flex items-baseline justify-between gap-2">
        <span>Circuit breaker</span>
        <span className={classNames("text-xs", tripped ? "text-bad" : "text-ink-3")}>
          {tripped ? "tripped: " : ""}
          {counts ? `${failures} of ${threshold} failures in a row` : `at ${threshold} failures in a row`}
        </span>
      </div>
      <span role="img" aria-label={`${failures} of ${threshold}`} className="mt-1 block h-1.5 overflow-hidden rounded-full bg-track">
        <span className={classNames("block h-full rounded-full forced-color-adjust-none", tripped ? "bg-bad" : "bg-warn")} style={{ width: `${(failures / threshold) * 100}%` }} />
      </span>
      <p className="mt-1 text-xs text-ink-2">{rollsBack ? "At the threshold the last completed revision comes back." : "At the threshold the deployment stops; nothing is rolled back."}</p>
    </>
  );
}

const GLYPHS: Readonly<Record<string, Status>> = { OK: "healthy", ALARM: "failed" };

function Alarm({ alarm: { name, state } }: { readonly alarm: AlarmSeen }) {
  const wanted = state === "ALARM" ? "OK" : "ALARM";
  return (
    <li className="flex items-center gap-2">
      <StatusGlyph status={GLYPHS[state ?? ""] ?? "pending"} label={state ?? "no such alarm"} />
      <span className="min-w-0 flex-1 truncate">
        {name} <span className="text-xs text-ink-3">{state ?? "there is no alarm of this name"}</span>
      </span>
      {state !== null && (
        <Button size="sm" onClick={() => void carryOut(calls(`${name} is in the state ${wanted} until CloudWatch looks at it again.`, setState(name, wanted)))}>
          Set {wanted}
        </Button>
      )}
    </li>
  );
}

const setState = (AlarmName: string, StateValue: "OK" | "ALARM") => call("cloudwatch", "SetAlarmState", { AlarmName, StateValue, StateReason: "Set by hand" });
