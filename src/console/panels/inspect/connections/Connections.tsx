import { useState } from "react";
import { call } from "../../../../aws/generated/api.ts";
import type { Rows } from "../../../../bridge/protocol.ts";
import { clockText } from "../../../../lib/timeText.ts";
import { many } from "../../../graph/figures.ts";
import { shortName } from "../../../store/names.ts";
import type { Tables } from "../../../store/replica.ts";
import { Button } from "../../../ui/Button.tsx";
import { NumberInput } from "../../../ui/NumberInput.tsx";
import { Block } from "../Block.tsx";
import { RefusedInPlace } from "../RefusedInPlace.tsx";
import { useCall } from "../useCall.ts";
import { type Bundle, bundlesOf, cutsSentence } from "./connectionLines.ts";

/** PutConnections takes no more. */
const MOST = 64;

export interface ConnectionsProps {
  readonly listener: Rows["elbv2.listeners"];
  readonly tables: Tables;
}

/** Connections that clients keep open through a Network Load Balancer: which goes where, and that it stays. */
export function Connections({ listener: { listenerArn, port }, tables }: ConnectionsProps) {
  const asking = useCall();
  const bundles = bundlesOf(listenerArn, tables["elbv2.flows"]);
  const count = bundles.reduce((sum, { flows }) => sum + flows.length, 0);
  const [wanted, setWanted] = useState<number | null>(null);
  const connections = wanted ?? (count === 0 ? 12 : count);
  return (
    <Block title={`Connections to :${port}`} aside={count === 0 ? "none is kept open" : many(count, "connection")}>
      <div className="flex items-end gap-2">
        <NumberInput label="Kept open by clients" min={0} max={MOST} value={connections} onChange={setWanted} />
        <Button size="sm" title="physics PutConnections" disabled={asking.isBusy || connections === count} onClick={() => void asking.make(call("physics", "PutConnections", { listenerArn, connections }))}>
          {connections === 0 ? "Close them" : "Keep open"}
        </Button>
      </div>
      <RefusedInPlace asking={asking} />
      <ul className="mt-2 flex flex-col gap-2">
        {bundles.map((bundle) => (
          <BundleLines key={bundle.target ?? "nobody"} bundle={bundle} of={count} />
        ))}
      </ul>
    </Block>
  );
}

function BundleLines({ bundle: { target, flows, isOrphaned }, of }: { readonly bundle: Bundle; readonly of: number }) {
  const [isOpen, setOpen] = useState(false);
  const [id = "", port = ""] = (target ?? "").split(":");
  return (
    <li>
      <button type="button" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)} className="flex w-full items-center gap-2 rounded-control px-1 text-left hover:bg-hover">
        <span className="w-28 flex-none truncate font-mono text-xs">{target === null ? "nobody" : `${id.startsWith("i-") ? shortName(id) : id}:${port}`}</span>
        <span aria-hidden className="h-1.5 flex-1 overflow-hidden rounded-full bg-track">
          <span className={`block h-full ${target === null ? "bg-bad" : "bg-ink-3"}`} style={{ width: `${(flows.length / of) * 100}%` }} />
        </span>
        <b className="w-6 text-right font-semibold">{flows.length}</b>
      </button>
      {isOrphaned && <p className="px-1 text-xs text-ink-3">Registered no more. What is open stays until somebody hangs up.</p>}
      {isOpen && (
        <ul className="px-1 pt-1 font-mono text-xs text-ink-2">
          {flows.map((flow) => (
            <li key={flow.flowId} className="wrap-anywhere">
              {flow.sourceIp}:{flow.sourcePort} <span className="text-ink-3">since {clockText(flow.openedAt)}</span>
              {cutsSentence(flow) !== null && <span className="block pl-3 font-sans text-ink-3">{cutsSentence(flow)}</span>}
            </li>
          ))}
        </ul>
      )}
    </li>
  );
}
