import { useState } from "react";
import type { Repair } from "../../bridge/protocol.ts";
import { carryOut } from "./carryOut.ts";
import { calls } from "./proposal.ts";
import { useCommandLine } from "../store/commandLine.ts";
import { Button } from "../ui/Button.tsx";

export interface RepairsProps {
  readonly repairs: readonly Repair[];
  /** The first one stands out. */
  readonly isFirstChoice?: boolean;
}

/** Changes that mend something: each is made by one click. */
export function Repairs({ repairs, isFirstChoice = true }: RepairsProps) {
  const format = useCommandLine();
  const [busy, setBusy] = useState(false);
  const apply = async (repair: Repair) => {
    setBusy(true);
    await carryOut(calls("", ...repair.calls));
    setBusy(false);
  };
  return (
    <ul aria-label="What mends it" className="flex flex-wrap gap-1.5">
      {repairs.map((repair, at) => (
        <li key={repair.label}>
          <Button size="sm" variant={at === 0 && isFirstChoice ? "primary" : "default"} disabled={busy} title={format === null ? undefined : repair.calls.map(format).join("\n")} onClick={() => void apply(repair)}>
            {repair.label}
          </Button>
        </li>
      ))}
    </ul>
  );
}
