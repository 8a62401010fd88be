import { useState } from "react";
import type { Answer, Call, PlacementChange, Plan } from "../../bridge/protocol.ts";
import type { PlacementConstraint } from "../../aws/generated/ecs.ts";
import { type Offered, SoughtOffers } from "../placement/Offers.tsx";
import { fewerTasks } from "../placement/fewerTasks.ts";
import { takeApart } from "../placement/takeApart.ts";
import { useOffered } from "../placement/useOffered.ts";
import { performPlain } from "../store/calls.ts";
import type { PendingRevision } from "../store/pendingRevision.ts";
import { placementKey } from "../store/placementKey.ts";
import { useReplica } from "../store/replica.ts";
import { Refusal } from "./Refusal.tsx";

export interface FormOffersProps {
  /** What the form would come to; null: not known yet. */
  readonly plan: Plan | null;
  /** What it would make, with the revision before that it has taken. */
  readonly calls: readonly Call[] | null;
  readonly clusterArn: string;
  readonly revision: PendingRevision | null;
  readonly onRevision: (revision: PendingRevision) => void;
  /** Absent: the form has no constraints of its own. */
  readonly onConstraints?: (constraints: readonly PlacementConstraint[]) => void;
  /** How to lower the minimum of an update; it is offered to no other form. */
  readonly onMinimum?: (minimumHealthyPercent: number) => void;
  /** The count in the form, and how to ask for fewer; absent: the form asks for no number of its own. */
  readonly count?: number | null;
  readonly onCount?: (count: number) => void;
}

/**
 * What would make the tasks of a form fit. What a field can say becomes the field's; the rest is done at once, and
 * undone like any other call.
 */
export function FormOffers(props: FormOffersProps) {
  const { plan, calls, clusterArn } = props;
  const [refused, setRefused] = useState<(Answer & { readonly ok: false }) | null>(null);
  const key = useReplica((state) => placementKey(clusterArn, state));
  const isWanting = calls !== null && plan !== null && plan.answer.ok && (plan.outcome === null ? plan.obstacle !== null : plan.outcome.state === "stuck");
  const sought = useOffered(isWanting ? calls : null, key, plan?.outcome === null ? "placed" : "settled");
  if (!isWanting) return refused === null ? null : <Refusal {...refused} />;
  return (
    <div className="max-h-[24vh] overflow-y-auto pl-5.25">
      {refused !== null && <Refusal {...refused} />}
      <SoughtOffers offers={sought === null ? null : offersFor(sought.changes, { ...props, plan, calls, onRefused: setRefused })} />
    </div>
  );
}

interface Offering extends FormOffersProps {
  readonly plan: Plan;
  readonly calls: readonly Call[];
  readonly onRefused: (answer: (Answer & { readonly ok: false }) | null) => void;
}

/** Those of the form's own fields first: they do nothing yet. */
function offersFor(changes: readonly PlacementChange[], offering: Offering): readonly Offered[] {
  const { plan, count = null, onCount } = offering;
  const all = changes.map((change) => offerOf(change, offering));
  const fewer = onCount === undefined ? null : fewerTasks(plan, count, onCount);
  const own = all.filter(({ makes }) => makes.length === 0);
  return [...own, ...(fewer === null ? [] : [fewer]), ...all.filter(({ makes }) => makes.length > 0)];
}

function offerOf(change: PlacementChange, { calls, revision: before, onRevision, onConstraints, onMinimum, onRefused }: Offering): Offered {
  const { title, detail, afterMillis } = change;
  const { revision, constraints, minimumHealthyPercent, now } = takeApart(change, calls, before);
  const take = async () => {
    const refusal = await firstRefusal(now);
    onRefused(refusal);
    if (refusal !== null) return false;
    if (revision !== null) onRevision(revision);
    if (constraints !== null) onConstraints?.(constraints);
    if (minimumHealthyPercent !== null) onMinimum?.(minimumHealthyPercent);
    return true;
  };
  return { title, detail, makes: now, afterMillis, take };
}

async function firstRefusal(calls: readonly Call[]): Promise<(Answer & { readonly ok: false }) | null> {
  for (const call of calls) {
    const answer = await performPlain(call);
    if (!answer.ok) return answer;
  }
  return null;
}
