import { call } from "../../../../aws/generated/api.ts";
import { scalableService } from "../../../../aws/scalableService.ts";
import type { AlarmExplained, PolicyExplained, Rows, ScalingExplanation } from "../../../../bridge/protocol.ts";
import { clockText } from "../../../../lib/timeText.ts";
import { openDialog } from "../../../dialogs/requests.ts";
import { carryOut } from "../../../graph/carryOut.ts";
import { many } from "../../../graph/figures.ts";
import { calls } from "../../../graph/proposal.ts";
import type { Replica } from "../../../store/replica.ts";
import { Button } from "../../../ui/Button.tsx";
import { StatusGlyph } from "../../../ui/StatusGlyph.tsx";
import { Block } from "../Block.tsx";
import { TagLines } from "../TagList.tsx";
import { Activities } from "./Activities.tsx";
import { AlarmLine } from "./AlarmLine.tsx";
import { EditOrDelete } from "./EditOrDelete.tsx";
import { Predictive } from "./Predictive.tsx";
import { Scheduled } from "./Scheduled.tsx";
import { arithmeticOf, followedBy, holdText, OUTCOMES } from "./scalingWords.ts";
import { useScaling } from "./useScaling.ts";

export interface ScalingBlockProps {
  readonly target: Rows["application-autoscaling.targets"];
  readonly service: Rows["ecs.services"];
  readonly state: Replica;
}

/** Why a service is scaled, or is not: its bounds, what each policy makes of its metric, what holds it, what was done. */
export function ScalingBlock({ target: { resourceId, minCapacity, maxCapacity, tags = {} }, service: { serviceArn }, state }: ScalingBlockProps) {
  const why = useScaling("why", { resourceId });
  const own = Object.entries(tags).map(([key, value]) => ({ key, value }));
  return (
    <Block title="Scaling" aside={`${minCapacity} to ${many(maxCapacity, "task")}`}>
      {why !== null && <Why why={why} of={{ resourceId, serviceArn }} />}
      <Scheduled resourceId={resourceId} serviceArn={serviceArn} state={state} />
      <Predictive resourceId={resourceId} tables={state.tables} />
      <Activities resourceId={resourceId} tables={state.tables} />
      {own.length > 0 && (
        <div className="mt-2.5 border-t border-line pt-2">
          <p className="mb-1 text-xs text-ink-3">Tags of the scalable target</p>
          <TagLines label="Tags of the scalable target" tags={own} />
        </div>
      )}
      <div className="mt-2.5 flex flex-wrap gap-1.5">
        <Button size="sm" onClick={() => openDialog({ kind: "loops", serviceArn })}>
          Two loops…
        </Button>
        <Button size="sm" onClick={() => openDialog({ kind: "autoScaling", serviceArn })}>
          Auto scaling…
        </Button>
        <Button size="sm" onClick={() => openDialog({ kind: "scalingPolicy", serviceArn, policyName: null })}>
          Add a policy…
        </Button>
        <Button size="sm" onClick={() => openDialog({ kind: "scheduledScaling", serviceArn, actionName: null })}>
          Schedule…
        </Button>
      </div>
    </Block>
  );
}

interface Of {
  readonly resourceId: string;
  readonly serviceArn: string;
}

function Why({ why: { policies, holds, followed }, of }: { readonly why: ScalingExplanation; readonly of: Of }) {
  return (
    <>
      <ul aria-label="Scaling policies" className="space-y-3">
        {policies.map((policy) => (
          <Policy key={policy.policyName} policy={policy} of={of} followed={followed?.policyName === policy.policyName ? followed : null} />
        ))}
      </ul>
      {policies.length === 0 && <p className="text-xs text-ink-2">It has no policies: only its bounds hold.</p>}
      {holds.length > 0 && (
        <ul aria-label="What holds it" className="mt-2.5 space-y-1">
          {holds.map((hold) => (
            <li key={holdText(hold)} className="flex items-start gap-2 text-xs text-ink-2">
              <StatusGlyph status={hold.kind === "role" ? "failed" : "pending"} size={11} className="mt-0.5" />
              <span className="min-w-0 wrap-anywhere">{holdText(hold)}</span>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

interface PolicyProps {
  readonly policy: PolicyExplained;
  readonly of: Of;
  readonly followed: ScalingExplanation["followed"];
}

function Policy({ policy: { policyName, scaling, alarms, evaluation }, of: { resourceId, serviceArn }, followed }: PolicyProps) {
  const remove = call("application-autoscaling", "DeleteScalingPolicy", { ...scalableService(resourceId), PolicyName: policyName });
  return (
    <li>
      <div className="flex items-center gap-2">
        <p className="min-w-0 flex-1">
          <span className="block truncate">{policyName}</span>
          <span className="block truncate text-xs text-ink-3">{followedBy(scaling)}</span>
        </p>
        <EditOrDelete name={`the policy ${policyName}`} onEdit={() => openDialog({ kind: "scalingPolicy", serviceArn, policyName })} onDelete={() => void carryOut(calls(`Deleted the scaling policy ${policyName}.`, remove))} />
      </div>
      <ul aria-label={`Alarms of ${policyName}`} className="mt-1 space-y-1.5">
        {alarms.map((alarm) => (
          <Alarm key={alarm.alarmName} alarm={alarm} scaling={scaling} isFollowed={followed !== null && alarm.ask?.asksFor === followed.asksFor} />
        ))}
      </ul>
      {alarms.length === 0 && <p className="text-xs text-ink-2">No alarm names it: it is never asked.</p>}
      {evaluation !== null && (
        <p className="mt-1 text-xs text-ink-2">
          Last asked {clockText(evaluation.at)}: <span className="font-mono">{arithmeticOf(scaling, evaluation)}</span>. {OUTCOMES[evaluation.outcome]}
        </p>
      )}
    </li>
  );
}

interface AlarmProps {
  readonly alarm: AlarmExplained;
  readonly scaling: PolicyExplained["scaling"];
  /** It is what decides at this moment. */
  readonly isFollowed: boolean;
}

function Alarm({ alarm, scaling, isFollowed }: AlarmProps) {
  const { state, ask, outcome } = alarm;
  const isRinging = state === "ALARM";
  return (
    <AlarmLine alarm={alarm} isCalm={ask?.asksFor === "in"}>
      {ask !== null && (isRinging || leadsOn(ask)) && (
        <p>
          {isRinging ? "Asks for" : "Would ask for"} <span className="font-mono">{arithmeticOf(scaling, ask)}</span>. {isRinging && (outcome === null ? isFollowed && "It decides." : OUTCOMES[outcome])}
        </p>
      )}
    </AlarmLine>
  );
}

/** Whether what an alarm would ask for is a change in its own direction. */
const leadsOn = ({ asksFor, from, proposed }: NonNullable<AlarmExplained["ask"]>): boolean => (asksFor === "out" ? proposed > from : proposed < from);
