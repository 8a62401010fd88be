import type { Rows } from "../../../../bridge/protocol.ts";
import { clockText, spanText } from "../../../../lib/timeText.ts";
import { Block } from "../Block.tsx";

type Group = Rows["autoscaling.groups"];
type Policy = NonNullable<Group["scalingPolicies"]>[number];
type Evaluation = NonNullable<Policy["evaluation"]>;

/** By what a group changes its size, what came of each the last time, and which processes are suspended. */
export function Policies({ group: { scalingPolicies = [], suspendedProcesses = [] } }: { readonly group: Group }) {
  if (scalingPolicies.length === 0 && suspendedProcesses.length === 0) return null;
  return (
    <Block title="Scaling policies">
      <ul className="space-y-1.5">
        {scalingPolicies.map(({ policyName, policyArn, isEnabled, scaling, evaluation }) => (
          <li key={policyArn} className="wrap-anywhere">
            <p className="flex items-baseline justify-between gap-2">
              <span className="min-w-0">{policyName}</span>
              <span className="shrink-0 text-xs text-ink-3">{isEnabled ? scaling.policyType : "disabled"}</span>
            </p>
            {evaluation !== null && <p className="text-xs text-ink-2">{evaluationWords(evaluation)}</p>}
          </li>
        ))}
      </ul>
      {suspendedProcesses.length > 0 && <p className="mt-1.5 text-xs text-ink-2">Suspended: {suspendedProcesses.map(({ ProcessName = "" }) => ProcessName).join(", ")}</p>}
    </Block>
  );
}

/** `04:12 web-high: 2 to 4 instances. Scaled.` */
export function evaluationWords({ at, alarmName, from, proposed, outcome }: Evaluation): string {
  return `${clockText(at)} ${alarmName}: ${from} to ${proposed} instances. ${OUTCOMES[outcome]}.`;
}

const OUTCOMES: Readonly<Record<Evaluation["outcome"], string>> = {
  Scaled: "Scaled",
  NoData: "There was no datapoint",
  Outvoted: "Another policy asked for more",
  InCooldown: "Held by the cooldown",
  WarmingUp: "Instances are warming up",
  Suspended: "The process is suspended",
  AlreadyAtMaxCapacity: "Already at the maximum",
  AlreadyAtMinCapacity: "Already at the minimum",
  AlreadyAtDesiredCapacity: "Already at the desired capacity",
};

/** What waits where instances come in and go. */
export function Hooks({ group: { lifecycleHooks = [] } }: { readonly group: Group }) {
  if (lifecycleHooks.length === 0) return null;
  return (
    <Block title="Lifecycle hooks">
      <ul>
        {lifecycleHooks.map(({ LifecycleHookName, LifecycleTransition, HeartbeatTimeout = 0, DefaultResult }) => (
          <li key={LifecycleHookName} className="flex flex-wrap justify-between gap-x-2 py-0.5 wrap-anywhere">
            <span>{LifecycleHookName}</span>
            <span className="text-xs text-ink-3">
              {LifecycleTransition === "autoscaling:EC2_INSTANCE_LAUNCHING" ? "on launch" : "on termination"}, {spanText(HeartbeatTimeout * 1000)}, then {DefaultResult}
            </span>
          </li>
        ))}
      </ul>
    </Block>
  );
}
