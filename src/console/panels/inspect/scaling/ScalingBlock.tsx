import type { Rows } from "../../../../bridge/protocol.ts";
import { clockText } from "../../../../lib/timeText.ts";
import { openDialog } from "../../../dialogs/requests.ts";
import { many } from "../../../graph/figures.ts";
import type { Replica } from "../../../store/replica.ts";
import { Button } from "../../../ui/Button.tsx";
import { type Status, StatusGlyph } from "../../../ui/StatusGlyph.tsx";
import { Block } from "../Block.tsx";
import { type PolicySeen, scalingSeen } from "./scalingSeen.ts";

export interface ScalingBlockProps {
  readonly target: Rows["application-autoscaling.targets"];
  readonly service: Rows["ecs.services"];
  readonly state: Replica;
}

/** Why a service was scaled, or was not: its bounds, what each policy made of its metric, what holds it, what was done. */
export function ScalingBlock({ target, service: { serviceArn }, state }: ScalingBlockProps) {
  const { policies, holds, activities } = scalingSeen(target, state);
  return (
    <Block title="Scaling" aside={`${target.minCapacity} to ${many(target.maxCapacity, "task")}`}>
      <ul aria-label="Scaling policies" className="space-y-2">
        {policies.map((policy) => (
          <Policy key={policy.policyName} policy={policy} />
        ))}
      </ul>
      {policies.length === 0 && <p className="text-xs text-ink-2">It has no policies: only its bounds hold.</p>}
      {holds.map((sentence) => (
        <p key={sentence} className="mt-2 text-xs text-ink-2">
          {sentence}
        </p>
      ))}
      {activities.length > 0 && (
        <ol aria-label="Scaling activities" className="mt-2.5 space-y-1.5 border-t border-line pt-2">
          {activities.map((activity) => (
            <Activity key={activity.activityId} activity={activity} />
          ))}
        </ol>
      )}
      <div className="mt-2.5">
        <Button size="sm" onClick={() => openDialog({ kind: "autoScaling", serviceArn })}>
          Auto scaling…
        </Button>
      </div>
    </Block>
  );
}

function Policy({ policy: { policyName, follows, alarms, evaluation } }: { readonly policy: PolicySeen }) {
  return (
    <li>
      <p className="flex items-baseline justify-between gap-2">
        <span className="min-w-0 truncate">{policyName}</span>
        <span className="shrink-0 text-xs text-ink-3">{follows}</span>
      </p>
      <ul aria-label={`Alarms of ${policyName}`} className="flex flex-wrap gap-x-3 text-xs text-ink-2">
        {alarms.map(({ alarmName, side, state }) => (
          <li key={alarmName} title={alarmName} className="flex min-w-0 items-center gap-1.25">
            {/* A low alarm goes off whenever there is little to do: that is no fault. */}
            <StatusGlyph status={state === "ALARM" ? (side === "AlarmLow" ? "draining" : "warning") : state === "OK" ? "healthy" : "pending"} size={10} label={state} />
            <span className="truncate">
              {side} {state}
            </span>
          </li>
        ))}
      </ul>
      {evaluation !== null && (
        <p className="text-xs text-ink-2">
          <span className="font-mono">{evaluation.arithmetic}</span>. {evaluation.outcome}
        </p>
      )}
    </li>
  );
}

type ActivityRow = Rows["application-autoscaling.activities"];

const GLYPHS: Readonly<Record<ActivityRow["statusCode"], Status>> = { InProgress: "starting", Successful: "healthy", Overridden: "pending", Unfulfilled: "warning", Failed: "failed" };

function Activity({ activity: { startTime, description, cause, statusCode, statusMessage, notScaledReason } }: { readonly activity: ActivityRow }) {
  return (
    <li className="flex items-start gap-2 text-xs">
      <StatusGlyph status={notScaledReason === null ? GLYPHS[statusCode] : "pending"} size={11} label={statusCode} className="mt-0.5" />
      <div className="min-w-0 flex-1">
        <p>
          {notScaledReason === null ? description : `Not scaled: ${notScaledReason.Code}`} <span className="text-ink-3">{clockText(startTime)}</span>
        </p>
        <p className="wrap-anywhere text-ink-3">{cause}</p>
        {statusCode !== "Successful" && statusMessage !== null && <p className="wrap-anywhere text-ink-2">{statusMessage}</p>}
      </div>
    </li>
  );
}
