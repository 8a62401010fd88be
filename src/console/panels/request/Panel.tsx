import { useState } from "react";
import type { Hop, Walk } from "../../../bridge/protocol.ts";
import { Repairs } from "../../graph/Repairs.tsx";
import { EmptyState } from "../../ui/EmptyState.tsx";
import { Chain } from "./Chain.tsx";
import { HopDetail } from "./HopDetail.tsx";
import { OutcomeLine } from "./OutcomeLine.tsx";
import { RequestLine } from "./RequestLine.tsx";
import { useWalk } from "./walked.ts";

/** The road of one request from the internet to a process: where it stops, in AWS's words, and what mends it. */
export function Panel() {
  const { request, walk } = useWalk();
  if (request === null) {
    return (
      <EmptyState title="No listener yet">A load balancer with a listener lets requests in; then each station of their road is judged here.</EmptyState>
    );
  }
  return (
    <div className="@container flex min-h-0 min-w-0 flex-1 flex-col overflow-y-auto">
      <RequestLine request={request} walk={walk} />
      {walk !== null && <Road walk={walk} />}
    </div>
  );
}

function Road({ walk }: { readonly walk: Walk }) {
  const [chosen, choose] = useState<Hop["at"] | null>(null);
  const shown = walk.hops.find(({ at }) => at === chosen) ?? worst(walk.hops);
  return (
    <>
      <Chain hops={walk.hops} shown={shown?.at ?? null} onChoose={choose} />
      <div className="border-t border-line px-3 py-1.5">
        <div className="flex items-start gap-3">
          <OutcomeLine outcome={walk.outcome} />
          {shown !== undefined && shown.repairs.length > 0 && <Repairs repairs={shown.repairs} />}
        </div>
        {shown !== undefined && <HopDetail hop={shown} />}
      </div>
    </>
  );
}

/** The station to look at when nobody chose one: where it stops, else where something is wrong. */
function worst(hops: readonly Hop[]): Hop | undefined {
  return hops.find(({ verdict }) => verdict === "stops") ?? hops.find(({ verdict }) => verdict === "warns") ?? hops.at(-1);
}
