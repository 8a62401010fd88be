import type { PlacementChange } from "../../../../bridge/protocol.ts";
import { carryOut } from "../../../graph/carryOut.ts";
import { holdInstead, useHeld } from "../../../graph/drag.ts";
import { setPreviewCount, usePreview } from "../../../graph/preview.ts";
import { calls } from "../../../graph/proposal.ts";
import { fewerTasks } from "../../../placement/fewerTasks.ts";
import { type Offered, Offers } from "../../../placement/Offers.tsx";
import { takeApart } from "../../../placement/takeApart.ts";
import { useOffered } from "../../../placement/useOffered.ts";
import { placementKey } from "../../../store/placementKey.ts";
import { useReplica } from "../../../store/replica.ts";

/**
 * What would make the tasks fit that are held over a cluster, each under a key of its own, for the hand is full. A
 * change of what is held is made with the drop and leaves with the hand; others are made at once.
 */
export function HeldOffers() {
  const held = useHeld();
  const { preview, calls: planned, clusterArn, count, revision } = usePreview();
  const key = useReplica((state) => (clusterArn === null ? "" : placementKey(clusterArn, state)));
  const isWanting = preview !== null && preview.answer.ok && preview.obstacle !== null;
  const sought = useOffered(isWanting ? planned : null, key);
  if (held?.item.kind !== "taskDefinition" || !isWanting || sought === null) return null;
  const { item } = held;

  const offerOf = (change: PlacementChange): Offered => {
    const { title, detail, afterMillis } = change;
    const taken = takeApart(change, planned, revision);
    const take = async () => {
      if (!(await carryOut(calls("", ...taken.now)))) return false;
      if (taken.revision !== null) holdInstead({ ...item, revision: taken.revision });
      return true;
    };
    return { title, detail, makes: taken.now, afterMillis, take };
  };
  const all = sought.changes.map(offerOf);
  const fewer = fewerTasks(preview, count, setPreviewCount);
  const own = all.filter(({ makes }) => makes.length === 0);
  return <Offers hasKeys offers={[...own, ...(fewer === null ? [] : [fewer]), ...all.filter(({ makes }) => makes.length > 0)]} />;
}
