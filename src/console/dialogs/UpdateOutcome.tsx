import type { Call, Rows } from "../../bridge/protocol.ts";
import { withRegistration } from "../store/pendingRevision.ts";
import { useReplica } from "../store/replica.ts";
import { FormOffers, type FormOffersProps } from "./FormOffers.tsx";
import { OutcomeLine, useOutcome } from "./Outcome.tsx";
import { updateWords } from "./updateWords.ts";

export interface UpdateOutcomeProps extends Pick<FormOffersProps, "revision" | "onRevision" | "onConstraints" | "onMinimum" | "onCount"> {
  /** null: nothing is changed, or something is missing. */
  readonly call: Call | null;
  readonly service: Rows["ecs.services"];
  readonly taskDefinitionArn: string;
  readonly desiredCount: number | null;
}

/** What an update comes to, followed to its end, and what would help where it has none. */
export function UpdateOutcome({ call, service, taskDefinitionArn, desiredCount, revision, ...takers }: UpdateOutcomeProps) {
  const { clusterArn } = service;
  const calls = call === null ? null : withRegistration(revision, call);
  const { plan } = useOutcome({ calls, clusterArn, taskDefinitionArn, count: null, until: "settled" });
  const now = useReplica((state) => (plan === null ? 0 : state.now));
  if (plan === null) return null;
  const { status, words, detail } = updateWords(plan, now);
  const isStuck = plan.outcome?.state === "stuck";
  return (
    <>
      <OutcomeLine status={status} detail={detail}>
        {words}
      </OutcomeLine>
      {isStuck && <FormOffers {...{ plan, calls, clusterArn, revision, ...takers }} count={isOfCountAlone(call) ? desiredCount : null} />}
    </>
  );
}

/** Only then does a smaller count help: tasks that are replaced need room beside those that go. */
function isOfCountAlone(call: Call | null): boolean {
  const { taskDefinition, placementConstraints } = (call?.input ?? {}) as Readonly<Record<string, unknown>>;
  return taskDefinition === undefined && placementConstraints === undefined;
}
