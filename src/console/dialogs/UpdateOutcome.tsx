import type { Call, Plan, Rows } from "../../bridge/protocol.ts";
import { planWords } from "../graph/planWords.ts";
import { useReplica } from "../store/replica.ts";
import { OutcomeLine, refusedStatus, refusedWords, useOutcome } from "./Outcome.tsx";

export interface UpdateOutcomeProps {
  /** null: nothing is changed, or something is missing. */
  readonly call: Call | null;
  readonly service: Rows["ecs.services"];
  readonly taskDefinitionArn: string;
}

/** What an update would begin with. Its other tasks start one after another, as old ones make room. */
export function UpdateOutcome({ call, service, taskDefinitionArn }: UpdateOutcomeProps) {
  const { plan } = useOutcome({ call, clusterArn: service.clusterArn, taskDefinitionArn, count: null });
  const words = useReplica(({ tables }) => (plan === null ? null : wordsFor(plan, tables["ecs.containerInstances"])));
  if (plan === null || words === null) return null;
  return <OutcomeLine status={plan.answer.ok ? "healthy" : refusedStatus(plan.answer)}>{words}</OutcomeLine>;
}

function wordsFor(plan: Plan, instances: Parameters<typeof planWords>[2]): string {
  const { answer, tasks } = plan;
  if (!answer.ok) return refusedWords(answer);
  if (tasks.length === 0) return "No new task starts at once";
  return `${tasks.length === 1 ? "1 new task starts" : `${tasks.length} new tasks start`} at once${planWords(plan, tasks.length, instances).replace(/^[^,]*/, "")}`;
}
