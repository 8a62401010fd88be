import { Shield } from "lucide-react";
import { call } from "../../../../aws/generated/api.ts";
import { isGoing } from "../../../../aws/rules/groupMember.ts";
import { clockText } from "../../../../lib/timeText.ts";
import { shortName } from "../../../store/names.ts";
import { Button } from "../../../ui/Button.tsx";
import { type Status, StatusGlyph } from "../../../ui/StatusGlyph.tsx";
import { RefLink } from "../RefLink.tsx";
import { RefusedInPlace } from "../RefusedInPlace.tsx";
import { useCall } from "../useCall.ts";
import type { Member } from "./membersOf.ts";

/** Some of the instances of a group. */
export function MemberList({ members }: { readonly members: readonly Member[] }) {
  return (
    <ul>
      {members.map((member) => (
        <MemberLine key={member.row.instanceId} member={member} />
      ))}
    </ul>
  );
}

/** An instance of a group: how far it has come, whether it is kept, and what it waits for. */
function MemberLine({ member: { row, machine } }: { readonly member: Member }) {
  const { instanceId, lifecycleState, isHealthy, isProtectedFromScaleIn } = row;
  return (
    <li className="flex min-h-6 flex-wrap items-center gap-x-2">
      <StatusGlyph status={isHealthy ? statusOf(row) : "failed"} size={11} label={isHealthy ? undefined : "Unhealthy"} />
      <RefLink to={{ table: "ec2.instances", id: instanceId }}>
        <span title={instanceId} className="font-mono text-xs">
          {shortName(instanceId)}
        </span>
      </RefLink>
      {isProtectedFromScaleIn && (
        <span title="Protected from scale-in" className="text-ink-2">
          <Shield role="img" aria-label="Protected from scale-in" size={12} />
        </span>
      )}
      <span className="ml-auto text-xs text-ink-3">
        {machine?.availabilityZone}, {lifecycleState}
      </span>
      {lifecycleState === "Standby" && <BackIntoService member={row} />}
      {(row.waitsFor ?? []).map(({ token, lifecycleHookName, until }) => (
        <Wait key={token} member={row} hook={lifecycleHookName} until={until} />
      ))}
    </li>
  );
}

function statusOf(member: Member["row"]): Status {
  const { lifecycleState: state } = member;
  if (state === "InService") return "healthy";
  if (isGoing(member)) return "draining";
  if (state === "Warmed:Stopped") return "stopped";
  return state === "Pending" || state === "Warmed:Pending" ? "starting" : "pending";
}

/** An instance in standby, and the way out of it. */
function BackIntoService({ member: { autoScalingGroupName: AutoScalingGroupName, instanceId } }: { readonly member: Member["row"] }) {
  const asking = useCall();
  return (
    <div className="w-full pb-1.5 pl-5">
      <Button size="sm" disabled={asking.isBusy} onClick={() => void asking.make(call("autoscaling", "ExitStandby", { AutoScalingGroupName, InstanceIds: [instanceId] }))}>
        Back into service
      </Button>
      <RefusedInPlace asking={asking} />
    </div>
  );
}

/** The action of a hook that is not completed yet, and the two ways to complete it. */
function Wait({ member: { autoScalingGroupName: AutoScalingGroupName, instanceId: InstanceId }, hook, until }: { readonly member: Member["row"]; readonly hook: string; readonly until: number }) {
  const asking = useCall();
  const complete = (LifecycleActionResult: "CONTINUE" | "ABANDON") =>
    void asking.make(call("autoscaling", "CompleteLifecycleAction", { AutoScalingGroupName, InstanceId, LifecycleHookName: hook, LifecycleActionResult }));
  return (
    <div className="flex w-full flex-wrap items-center gap-1.5 pb-1 pl-5 text-xs text-ink-2">
      <span className="min-w-0 flex-1">
        Waits on {hook} until {clockText(until)}
      </span>
      <Button size="sm" disabled={asking.isBusy} onClick={() => complete("CONTINUE")}>
        Continue
      </Button>
      <Button size="sm" disabled={asking.isBusy} onClick={() => complete("ABANDON")}>
        Abandon
      </Button>
      <RefusedInPlace asking={asking} />
    </div>
  );
}
