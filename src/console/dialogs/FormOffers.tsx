import { useState } from "react";
import type { Answer, Call, PlacementChange, Plan } from "../../bridge/protocol.ts";
import type { PlacementConstraint } from "../../aws/generated/ecs.ts";
import { type Offered, SoughtOffers } from "../placement/Offers.tsx";
import { fewerTasks } from "../placement/fewerTasks.ts";
import { takeApart, type TakenPercents } from "../placement/takeApart.ts";
import { useOffered } from "../placement/useOffered.ts";
import { performPlain } from "../store/calls.ts";
import type { PendingRevision } from "../store/pendingRevision.ts";
import { placementKey } from "../store/placementKey.ts";
import { useReplica } from "../store/replica.ts";
import { Refusal } from "./Refusal.tsx";
import { instancesNeeded } from "./updateFindings.ts";

export interface FormOffersProps {
  /** What the form would come to; null: not known yet. */
  readonly plan: Plan | null;
  /** What it would make, with the revision before that it has taken. */
  readonly calls: readonly Call[] | null;
  readonly clusterArn: string;
  readonly revision: PendingRevision | null;
  /** Absent: there is nowhere to put another revision, and none is offered. */
  readonly onRevision?: (revision: PendingRevision) => void;
  /** Absent: the form has no constraints of its own. */
  readonly onConstraints?: (constraints: readonly PlacementConstraint[]) => void;
  /** How to change the percentages of an update; they are offered to no other form. */
  readonly onPercents?: (percents: TakenPercents) => void;
  /** The count in the form, and how to ask for fewer; absent: the form asks for no number of its own. */
  readonly count?: number | null;
  readonly onCount?: (count: number) => void;
}

/**
 * What would make the tasks of a form fit, or an update come to a good end. What a field can say becomes the field's;
 * the rest is done at once, and undone like any other call.
 */
export function FormOffers(props: FormOffersProps) {
  const { plan, calls, clusterArn } = props;
  const [refused, setRefused] = useState<(Answer & { readonly ok: false }) | null>(null);
  const key = useReplica((state) => placementKey(clusterArn, state));
  const isWanting = calls !== null && plan !== null && isWantingHelp(plan);
  const sought = useOffered(isWanting ? calls : null, key, props.onPercents === undefined ? "placed" : "settled");
  if (!isWanting) return refused === null ? null : <Refusal {...refused} />;
  const needed = sought === null || props.onPercents === undefined ? null : instancesNeeded(plan, sought.changes);
  const offers = sought === null ? null : offersFor(sought.changes, { ...props, plan, calls, onRefused: setRefused });
  // A form that is not filled in yet is refused as well, and nobody waits for help with that.
  if (!plan.answer.ok && (offers === null || offers.length === 0)) return null;
  return (
    <div className="max-h-[24vh] overflow-y-auto pl-5.25">
      {needed !== null && <p className="mt-1 font-medium">{needed}</p>}
      {refused !== null && <Refusal {...refused} />}
      <SoughtOffers offers={offers} title={props.onPercents === undefined ? undefined : "What would help"} />
    </div>
  );
}

/** Something has no place, comes to no end or leaves nobody served; or an update is refused, which its percentages may be to blame for. */
function isWantingHelp({ answer, outcome, obstacle }: Plan): boolean {
  if (!answer.ok) return answer.message.includes("minimumHealthyPercent");
  if (outcome === null) return obstacle !== null;
  return outcome.state === "stuck" || outcome.course.noneMillis > 0;
}

interface Offering extends FormOffersProps {
  readonly plan: Plan;
  readonly calls: readonly Call[];
  readonly onRefused: (answer: (Answer & { readonly ok: false }) | null) => void;
}

/** Those of the form's own fields first: they do nothing yet. */
function offersFor(changes: readonly PlacementChange[], offering: Offering): readonly Offered[] {
  const { plan, count = null, onCount } = offering;
  const all = changes.flatMap((change) => offerOf(change, offering) ?? []);
  const fewer = onCount === undefined ? null : fewerTasks(plan, count, onCount);
  const own = all.filter(({ makes }) => makes.length === 0);
  return [...own, ...(fewer === null ? [] : [fewer]), ...all.filter(({ makes }) => makes.length > 0)];
}

/** null: the form has no field for it. */
function offerOf(change: PlacementChange, { calls, revision: before, onRevision, onConstraints, onPercents, onRefused }: Offering): Offered | null {
  const { title, detail, afterMillis } = change;
  const { revision, constraints, percents, now } = takeApart(change, calls, before);
  if ((revision !== null && onRevision === undefined) || (constraints !== null && onConstraints === undefined) || (percents !== null && onPercents === undefined)) return null;
  const take = async () => {
    const refusal = await firstRefusal(now);
    onRefused(refusal);
    if (refusal !== null) return false;
    if (revision !== null) onRevision?.(revision);
    if (constraints !== null) onConstraints?.(constraints);
    if (percents !== null) onPercents?.(percents);
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
