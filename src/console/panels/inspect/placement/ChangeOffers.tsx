import type { PlacementChange } from "../../../../bridge/protocol.ts";
import { carryOut } from "../../../graph/carryOut.ts";
import { calls } from "../../../graph/proposal.ts";
import { carriedOut, Offers } from "../../../placement/Offers.tsx";

/** Changes that help something that stands already: each is carried out as it is. */
export function ChangeOffers({ changes }: { readonly changes: readonly PlacementChange[] }) {
  return <Offers offers={changes.map((change) => carriedOut(change, (made) => carryOut(calls("", ...made))))} />;
}
