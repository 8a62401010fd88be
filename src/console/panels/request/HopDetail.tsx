import type { Hop } from "../../../bridge/protocol.ts";
import { messageParts } from "../../store/messageParts.ts";
import { Shortened } from "../../ui/Shortened.tsx";
import { STATIONS } from "./stations.ts";

/** Why a station lets the request through or not, and the field of the API that decides it. */
export function HopDetail({ hop }: { readonly hop: Hop }) {
  return (
    <section aria-label={STATIONS[hop.at].title} >
      <div>
        <h3 className="text-xs text-ink-3">
          <b className="mr-1.5 font-semibold text-ink">{STATIONS[hop.at].title}</b>
          <span className="font-mono">{hop.name}</span>
        </h3>
        <p className="wrap-anywhere">
          {hop.reason !== null && <b className="mr-1.5 font-mono text-xs font-semibold">{hop.reason}</b>}
          <Shortened parts={messageParts(hop.says)} />
        </p>
        {hop.field !== null && (
          <p className="mt-0.5 text-xs text-ink-3">
            Decided by <code className="font-mono">{hop.field}</code>
          </p>
        )}
      </div>
    </section>
  );
}
