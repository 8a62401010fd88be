import type { Call } from "../../../../aws/generated/api.ts";
import type { RunInstancesRequest } from "../../../../aws/generated/ec2.ts";
import { shortZone } from "../../../../aws/shortZone.ts";
import type { InTurns } from "../../../../lib/throughout.ts";
import { instanceTypes } from "../../../services/ec2/contract.ts";
import type { Offer } from "../search.ts";
import { endOf, type Followed } from "./percentages.ts";

/** More instances than this are not tried: each try is minutes of simulated time. */
const AT_MOST = 8;

/**
 * An instance makes one task fit, and an update may need room for several beside the old ones: as many more as bring it
 * to its end. null: one is enough, or not even the most that are tried.
 */
export function* enoughInstances(followed: Followed, { change }: Offer): InTurns<Offer | null> {
  const { unit } = change;
  if (unit.kind !== "instance") return null;
  const stepsWith = (count: number) => ({ calls: change.calls.map((call) => launching(call, count)), later: [], afterMillis: change.afterMillis });
  const count = yield* fewestThat(function* (count) {
    return (yield* endOf(followed, stepsWith(count).calls))?.state === "completed";
  });
  if (count === undefined || count === 1) return null;
  const { instanceType, availabilityZone } = unit;
  const dollars = (instanceTypes.get(instanceType)?.linuxDollarsPerHour ?? 0) * count;
  const draft = {
    title: `Launch ${count} ${instanceType} in ${shortZone(availabilityZone)}`,
    detail: `With one fewer the update comes to no end. $${Number(dollars.toFixed(4))} an hour in all. They register in a minute or two.`,
    unit: { kind: "instances", count, instanceType, availabilityZone },
  } as const;
  return { change: { ...draft, ...stepsWith(count) }, less: [stepsWith(count - 1)] };
}

function launching(call: Call, count: number): Call {
  if (call.operation !== "RunInstances") return call;
  return { ...call, input: { ...(call.input as RunInstancesRequest), MinCount: count, MaxCount: count } };
}

/** The fewest that do, found by doubling and halving. */
function* fewestThat(does: (count: number) => InTurns<boolean>): InTurns<number | undefined> {
  let [low, high] = [0, 1];
  while (!(yield* does(high))) {
    if (high === AT_MOST) return undefined;
    low = high;
    high *= 2;
  }
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (yield* does(middle)) high = middle;
    else low = middle;
  }
  return high;
}
