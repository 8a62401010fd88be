import type { Call, Rows } from "../../bridge/protocol.ts";
import { useReplica } from "../store/replica.ts";
import { OutcomeLine, useOutcome } from "./Outcome.tsx";
import { updateWords } from "./updateWords.ts";

export interface UpdateOutcomeProps {
  /** null: nothing is changed, or something is missing. */
  readonly call: Call | null;
  readonly service: Rows["ecs.services"];
  readonly taskDefinitionArn: string;
}

/** What an update comes to, followed to its end: also when it has none. */
export function UpdateOutcome({ call, service, taskDefinitionArn }: UpdateOutcomeProps) {
  const { plan } = useOutcome({ call, clusterArn: service.clusterArn, taskDefinitionArn, count: null, until: "settled" });
  const now = useReplica((state) => (plan === null ? 0 : state.now));
  if (plan === null) return null;
  const { status, words, detail } = updateWords(plan, now);
  return (
    <OutcomeLine status={status} detail={detail}>
      {words}
    </OutcomeLine>
  );
}
