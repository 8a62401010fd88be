import type { Call, Plan, Rows } from "../../bridge/protocol.ts";
import { withRegistration } from "../store/pendingRevision.ts";
import { useReplica } from "../store/replica.ts";
import { PlanCost } from "../cost/PlanCost.tsx";
import { FormOffers, type FormOffersProps } from "./FormOffers.tsx";
import { OutcomeLine, useOutcome } from "./Outcome.tsx";
import { updateFindings } from "./updateFindings.ts";

export interface UpdateOutcomeProps extends Pick<FormOffersProps, "revision" | "onRevision" | "onConstraints" | "onPercents" | "onCount"> {
  /** null: nothing is changed, or something is missing. */
  readonly call: Call | null;
  /** What is made first. */
  readonly before: readonly Call[];
  readonly service: Rows["ecs.services"];
  readonly taskDefinitionArn: string;
  readonly desiredCount: number | null;
}

/** What an update comes to, followed to its end, and what would help where that is no good one. */
export function UpdateOutcome({ call, before, service, taskDefinitionArn, desiredCount, revision, ...takers }: UpdateOutcomeProps) {
  const { clusterArn } = service;
  const calls = call === null ? null : [...before, ...withRegistration(revision, call)];
  const { plan } = useOutcome({ calls, clusterArn, taskDefinitionArn, count: null, until: "settled" });
  if (plan === null) return null;
  return (
    <>
      <Findings plan={plan} />
      <FormOffers {...{ plan, calls, clusterArn, revision, ...takers }} count={isOfCountAlone(call) ? desiredCount : null} />
    </>
  );
}

/** What a plan says of an update, a line for each thing. */
export function Findings({ plan }: { readonly plan: Plan }) {
  const now = useReplica((state) => state.now);
  return (
    <>
      {updateFindings(plan, now).map(({ status, words, detail }) => (
        <OutcomeLine key={words} status={status} detail={detail}>
          {words}
        </OutcomeLine>
      ))}
      <PlanCost plan={plan} className="pl-5.25" />
    </>
  );
}

/** Only then does a smaller count help: tasks that are replaced need room beside those that go. */
function isOfCountAlone(call: Call | null): boolean {
  const { taskDefinition, placementConstraints } = (call?.input ?? {}) as Readonly<Record<string, unknown>>;
  return taskDefinition === undefined && placementConstraints === undefined;
}
