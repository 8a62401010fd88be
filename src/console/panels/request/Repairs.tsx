import { useState } from "react";
import type { Repair } from "../../../bridge/protocol.ts";
import { carryOut } from "../../graph/carryOut.ts";
import { calls } from "../../graph/proposal.ts";
import { useCommandLine } from "../../store/commandLine.ts";
import { Button } from "../../ui/Button.tsx";

/** The changes that mend a station: each is made by one click. */
export function Repairs({ repairs }: { readonly repairs: readonly Repair[] }) {
  const format = useCommandLine();
  const [busy, setBusy] = useState(false);
  const apply = async (repair: Repair) => {
    setBusy(true);
    await carryOut(calls("", ...repair.calls));
    setBusy(false);
  };
  return (
    <ul aria-label="What mends it" className="flex shrink-0 flex-wrap gap-1.5">
      {repairs.map((repair, at) => (
        <li key={repair.label}>
          <Button size="sm" variant={at === 0 ? "primary" : "default"} disabled={busy} title={format === null ? undefined : repair.calls.map(format).join("\n")} onClick={() => void apply(repair)}>
            {repair.label}
          </Button>
        </li>
      ))}
    </ul>
  );
}
