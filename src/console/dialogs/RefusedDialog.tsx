import type { Call } from "../../bridge/protocol.ts";
import { carryOut } from "../graph/carryOut.ts";
import { calls } from "../graph/proposal.ts";
import { type Offered, carriedOut, SoughtOffers } from "../placement/Offers.tsx";
import { startedOn, useOffered } from "../placement/useOffered.ts";
import { useCommandLine } from "../store/commandLine.ts";
import { placementKey } from "../store/placementKey.ts";
import { useReplica } from "../store/replica.ts";
import { Button } from "../ui/Button.tsx";
import { Dialog } from "../ui/Dialog.tsx";
import { Refusal } from "./Refusal.tsx";
import { closeDialog, type DialogRequest } from "./requests.ts";

/**
 * A call that was made without a form and refused: what AWS says, and the command line it was. Of a task that did not
 * fit on its instance also what would help.
 */
export function RefusedDialog({ call, answer }: DialogRequest & { readonly kind: "refused" }) {
  const format = useCommandLine();
  const isStart = startedOn(call) !== undefined;
  return (
    <Dialog
      title={`${call.operation} was refused`}
      onClose={closeDialog}
      footer={
        <>
          {isStart && <Button onClick={() => void again(call)}>Try again</Button>}
          <Button variant="primary" data-autofocus onClick={closeDialog}>
            Close
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-3">
        <Refusal {...answer} />
        {isStart && <StartOffers call={call} />}
        {format !== null && <pre className="font-mono text-xs whitespace-pre-wrap wrap-anywhere text-ink-2">{format(call)}</pre>}
      </div>
    </Dialog>
  );
}

/** What would make the task fit on the instance that the call names. */
function StartOffers({ call }: { readonly call: Call }) {
  const instanceArn = startedOn(call) ?? "";
  const key = useReplica((state) => {
    const clusterArn = state.tables["ecs.containerInstances"].get(instanceArn)?.clusterArn;
    return clusterArn === undefined ? "" : placementKey(clusterArn, state);
  });
  const sought = useOffered([call], key);
  if (sought?.state === "refused") return null;
  if (sought?.state === "fits") return <p role="status">By now it would fit. Try again.</p>;
  return <SoughtOffers hasKeys offers={sought?.changes.map((change) => closing(carriedOut(change, (made) => carryOut(calls("", ...made))))) ?? null} />;
}

/** Once the task has started there is nothing left to read. */
function closing(offer: Offered): Offered {
  const take = async () => {
    const isTaken = (await offer.take()) !== false;
    if (isTaken && offer.makes.some((made) => startedOn(made) !== undefined)) closeDialog();
    return isTaken;
  };
  return { ...offer, take };
}

async function again(call: Call): Promise<void> {
  if (await carryOut(calls("", call))) closeDialog();
}
