import type { ProviderExplanation, WaitingExplained } from "../../../../bridge/protocol.ts";
import { clockText } from "../../../../lib/timeText.ts";
import { many } from "../../../graph/figures.ts";
import type { Tables } from "../../../store/replica.ts";
import { StatusGlyph } from "../../../ui/StatusGlyph.tsx";
import { Block } from "../Block.tsx";
import { Fact, Facts } from "../Facts.tsx";
import { RefLink } from "../RefLink.tsx";
import { AlarmLine } from "../scaling/AlarmLine.tsx";
import { useScaling } from "../scaling/useScaling.ts";
import { asksText, desiredText, neededText, providerHoldText, reservationText, takesText } from "./reservationWords.ts";

/** What managed scaling makes of a group now: the tasks that wait, the arithmetic, the alarms, and why nothing happens where nothing does. */
export function ProviderReservation({ capacityProviderArn, tables }: { readonly capacityProviderArn: string; readonly tables: Tables }) {
  const told = useScaling("provider", { capacityProviderArn });
  if (told === null) return null;
  return (
    <Block title="CapacityProviderReservation" aside={`target ${told.targetCapacity}`}>
      <Arithmetic told={told} />
      <Waiting waiting={told.waiting} tables={tables} />
      <ul aria-label="Alarms of managed scaling" className="mt-2.5 space-y-1.5">
        {told.alarms.map((alarm, place) => (
          <AlarmLine key={alarm.alarmName} alarm={alarm} isCalm={place === 1} />
        ))}
      </ul>
      <Outcome told={told} />
    </Block>
  );
}

function Arithmetic({ told }: { readonly told: ProviderExplanation }) {
  return (
    <Facts>
      <Fact name="Instances, N">
        {told.instances}, {told.busy} busy
      </Fact>
      <Fact name="Needed, M">
        <span className="font-mono text-xs">{neededText(told)}</span>
      </Fact>
      <Fact name="Reservation">
        <span className="font-mono text-xs">{reservationText(told)}</span>
      </Fact>
      <Fact name="Leads to">
        <span className="font-mono text-xs">{desiredText(told)}</span>
      </Fact>
    </Facts>
  );
}

function Waiting({ waiting, tables }: { readonly waiting: readonly WaitingExplained[]; readonly tables: Tables }) {
  if (waiting.length === 0) return <p className="mt-2 text-xs text-ink-3">No task waits for an instance.</p>;
  return (
    <ul aria-label="Waiting tasks" className="mt-2 space-y-1">
      {waiting.map((kind) => {
        const [id = ""] = kind.taskArns;
        const group = tables["ecs.tasks"].get(id)?.group ?? "";
        return (
          <li key={takesText(kind)} className="text-xs text-ink-2">
            <p className="flex items-center gap-2">
              <StatusGlyph status={kind.asks === null ? "failed" : "pending"} size={11} />
              <RefLink to={{ table: "ecs.tasks", id }}>
                <span className="truncate">{many(kind.taskArns.length, "waiting task")}</span>
              </RefLink>
              <span className="ml-auto shrink-0">{asksText(kind.asks)}</span>
            </p>
            <p className="ml-4.75 wrap-anywhere text-ink-3">
              {group}: {takesText(kind)}
            </p>
          </li>
        );
      })}
    </ul>
  );
}

function Outcome({ told: { holds, next, desiredCapacity, evaluation } }: { readonly told: ProviderExplanation }) {
  return (
    <>
      {next !== desiredCapacity && (
        <p className="mt-2 text-xs">
          {holds.length === 0 ? "Asks the group for" : "Then it asks the group for"} {many(next, "instance")} instead of {desiredCapacity}.
        </p>
      )}
      {next === desiredCapacity && holds.length === 0 && <p className="mt-2 text-xs text-ink-2">Nothing to do: the reservation is at its target.</p>}
      {holds.length > 0 && (
        <ul aria-label="What holds it" className="mt-2 space-y-1">
          {holds.map((hold) => (
            <li key={hold.kind} className="flex items-start gap-2 text-xs text-ink-2">
              <StatusGlyph status="pending" size={11} className="mt-0.5" />
              <span className="min-w-0 wrap-anywhere">{providerHoldText(hold)}</span>
            </li>
          ))}
        </ul>
      )}
      {evaluation !== null && (
        <p className="mt-2 text-xs text-ink-3">
          Last asked {clockText(evaluation.at)}: <span className="font-mono">{reservationText(evaluation)}</span>, {evaluation.outcome === "Scaled" ? `to ${evaluation.desired}.` : `held: ${evaluation.outcome}.`}
        </p>
      )}
    </>
  );
}
