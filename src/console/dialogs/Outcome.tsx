import { useEffect } from "react";
import type { Call, Plan } from "../../bridge/protocol.ts";
import { obstacleWords, planWords } from "../graph/planWords.ts";
import { showFormPreview, useFormPlan } from "../graph/preview.ts";
import { PlanCost } from "../cost/PlanCost.tsx";
import { startedOn } from "../placement/useOffered.ts";
import { useReplica } from "../store/replica.ts";
import { type Status, StatusGlyph } from "../ui/StatusGlyph.tsx";
import { refusedStatus, refusedWords } from "./refusedWords.ts";

export interface OutcomeRequest {
  /** What the form would make, in order; null while something is missing. */
  readonly calls: readonly Call[] | null;
  readonly clusterArn: string;
  readonly taskDefinitionArn: string;
  /** Tasks that it wants; null: ECS decides, as for a daemon. */
  readonly count: number | null;
  readonly until?: "placed" | "settled";
}

export interface OutcomeProps {
  readonly plan: Plan | null;
  readonly count: number | null;
  /** It names the instance, as StartTask does. */
  readonly isNamed: boolean;
}

/** Thinks through what a form would make, while it is filled in, and shows it on the map. */
export function useOutcome({ calls, clusterArn, taskDefinitionArn, count, until = "placed" }: OutcomeRequest): OutcomeProps {
  const text = calls === null ? null : JSON.stringify(calls);
  useEffect(() => {
    const same = text === null ? null : (JSON.parse(text) as readonly Call[]);
    showFormPreview(same === null ? null : { clusterArn, taskDefinitionArn, count: count ?? 0, calls: same, until });
  }, [text, clusterArn, taskDefinitionArn, count, until]);
  useEffect(() => () => showFormPreview(null), []);
  const plan = useFormPlan();
  return { plan: calls === null ? null : plan, count, isNamed: startedOn(calls?.at(-1)) !== undefined };
}

/** What the form would come to, in one line. */
export function Outcome({ plan, count, isNamed }: OutcomeProps) {
  const words = useReplica(({ tables }) => (plan === null ? null : isNamed ? wordsThere(plan) : outcomeWords(plan, count, tables["ecs.containerInstances"])));
  if (plan === null || words === null) return null;
  return (
    <div>
      <OutcomeLine status={glyphOf(plan, count)}>{words}</OutcomeLine>
      <PlanCost plan={plan} className="mt-0.5 pl-5.25" />
    </div>
  );
}

export interface OutcomeLineProps {
  readonly status: Status;
  /** A second line: ECS's own words. */
  readonly detail?: string | null;
  readonly children: string;
}

/** One line above a form's buttons. */
export function OutcomeLine({ status, detail = null, children }: OutcomeLineProps) {
  return (
    <p role="status" className="flex gap-1.75 [--g-on:var(--surface-2)]">
      <StatusGlyph status={status} className="mt-0.75" />
      <span className="min-w-0 wrap-anywhere">
        <span className="font-medium">{children}</span>
        {detail !== null && <span className="mt-0.5 block text-xs text-ink-2">{detail}</span>}
      </span>
    </p>
  );
}

function outcomeWords(plan: Plan, count: number | null, instances: Parameters<typeof planWords>[2]): string | null {
  if (!plan.answer.ok) return refusedWords(plan.answer);
  if (count === null) return plan.tasks.length === 0 ? planWords(plan, 1, instances) : `One task on each of ${plan.tasks.length} instances`;
  return count === 0 ? "No task starts yet" : planWords(plan, count, instances);
}

/** Of the one instance that is named. */
function wordsThere({ answer, tasks, obstacle }: Plan): string {
  if (!answer.ok) return refusedWords(answer);
  return tasks.length > 0 || obstacle === null ? "The task fits there" : `It does not fit there: ${obstacleWords(obstacle.verdicts)}`;
}

function glyphOf({ answer, tasks }: Plan, count: number | null): Status {
  if (!answer.ok) return refusedStatus(answer);
  if (tasks.length >= (count ?? 1)) return "healthy";
  return tasks.length === 0 ? "failed" : "warning";
}
